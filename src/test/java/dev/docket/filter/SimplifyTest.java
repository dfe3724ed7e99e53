package dev.docket.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Has;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.Nothing;
import dev.docket.filter.Filter.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimplifyTest {

  private static final Filter TAGGED = new Has(Field.TAGS);
  private static final Filter SCORED = new Has(Field.SCORES);

  @Test
  void groups_of_one_and_double_denials_go() {
    assertThat(Simplify.of(new And(List.of(new Or(List.of(new Not(new Not(TAGGED))))))))
        .isEqualTo(TAGGED);
  }

  @Test
  void what_is_always_true_decides_an_or_and_leaves_an_and() {
    assertThat(Simplify.of(new Or(List.of(TAGGED, new Everything())))).isEqualTo(new Everything());
    assertThat(Simplify.of(new And(List.of(TAGGED, new Everything())))).isEqualTo(TAGGED);
    assertThat(Simplify.of(new Not(new And(List.of(TAGGED, new Nothing())))))
        .isEqualTo(new Everything());
  }

  @Test
  void groups_of_the_same_kind_become_one_without_repetitions() {
    assertThat(Simplify.of(new And(List.of(TAGGED, new And(List.of(SCORED, TAGGED))))))
        .isEqualTo(new And(List.of(TAGGED, SCORED)));
  }

  @Test
  void a_simplified_filter_is_true_of_the_same_requests() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Filter filter = tree(random, 5);
      Filter simple = Simplify.of(filter);
      for (Set<Field> has : List.of(Set.<Field>of(), Set.of(Field.TAGS), Set.of(Field.SCORES))) {
        assertThat(isTrue(simple, has)).as("%s", filter).isEqualTo(isTrue(filter, has));
      }
      assertThat(Simplify.of(simple)).isEqualTo(simple);
    }
  }

  private static Filter tree(Random random, int depth) {
    return switch (depth == 0 ? random.nextInt(4) : random.nextInt(7)) {
      case 0 -> TAGGED;
      case 1 -> SCORED;
      case 2 -> new Everything();
      case 3 -> new Nothing();
      case 4 -> new And(trees(random, depth - 1));
      case 5 -> new Or(trees(random, depth - 1));
      default -> new Not(tree(random, depth - 1));
    };
  }

  private static List<Filter> trees(Random random, int depth) {
    List<Filter> trees = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      trees.add(tree(random, depth));
    }
    return trees;
  }

  private static boolean isTrue(Filter filter, Set<Field> has) {
    return switch (filter) {
      case Everything ignored -> true;
      case Nothing ignored -> false;
      case And and -> and.all().stream().allMatch(part -> isTrue(part, has));
      case Or or -> or.any().stream().anyMatch(part -> isTrue(part, has));
      case Not not -> !isTrue(not.filter(), has);
      case Has field -> has.contains(field.field());
      default -> throw new AssertionError(filter);
    };
  }
}
