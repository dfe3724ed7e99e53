package dev.docket.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Filter.Or;
import dev.docket.filter.Located;
import dev.docket.search.ExplanationQuery.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConditionsTest {

  private final List<Located> located = new ArrayList<>();

  @Test
  void each_condition_is_taken_out_of_its_group() {
    Filter a = tag("a");
    Filter b = tag("b");
    Filter c = tag("c");
    assertThat(parts(new And(List.of(a, new Or(List.of(b, c))))))
        .containsExactly(
            part(0, a, new Or(List.of(b, c))),
            part(1, b, new And(List.of(a, c))),
            part(2, c, new And(List.of(a, b))));
  }

  @Test
  void a_group_goes_with_its_last_member() {
    Filter a = tag("a");
    assertThat(parts(a)).containsExactly(part(0, a, new Everything()));
    assertThat(parts(new Or(List.of(new Not(new And(List.of(tag("b"))))))))
        .extracting(Part::without)
        .containsExactly(new Everything());
  }

  @Test
  void within_a_not_a_condition_is_denied() {
    Filter a = tag("a");
    Filter b = tag("b");
    Filter denied = located(new Not(new OneOf(Field.TAGS, List.of("c"))));
    assertThat(parts(new Not(new Or(List.of(a, b, denied)))))
        .containsExactly(
            part(0, new Not(a), new Not(new Or(List.of(b, denied)))),
            part(1, new Not(b), new Not(new Or(List.of(a, denied)))),
            part(2, ((Not) denied).filter(), new Not(new Or(List.of(a, b)))));
  }

  @Test
  void the_same_condition_twice_is_one_but_its_denial_is_another() {
    Filter first = tag("a");
    Filter again = tag("a");
    Filter denied = located(new Not(new OneOf(Field.TAGS, List.of("a"))));
    assertThat(parts(new And(List.of(first, new Or(List.of(again, tag("b"))), denied))))
        .containsExactly(
            part(0, first, new And(List.of(tag("b"), denied))),
            part(3, tag("b"), new And(List.of(first, denied))),
            part(2, denied, new And(List.of(first, new Or(List.of(again, tag("b")))))));
  }

  @Test
  void no_more_are_explained_than_can_be_afforded() {
    List<Filter> many = IntStream.range(0, 500).mapToObj(i -> tag("t" + i)).toList();
    assertThat(parts(new And(many))).hasSize(Conditions.EXPLAINED);
    located.clear();
    List<Filter> lists =
        IntStream.range(0, 10)
            .mapToObj(i ->
                located(
                    new OneOf(
                        Field.TAGS,
                        IntStream.range(0, 1_000)
                            .mapToObj(j -> i + "." + j + "x".repeat(1_990))
                            .toList())))
            .toList();
    assertThat(parts(new And(lists))).isEmpty();
    located.clear();
    assertThat(parts(new Everything())).isEmpty();
  }

  private List<Part> parts(Filter tree) {
    return new Conditions(tree, located).parts();
  }

  private Part part(int place, Filter filter, Filter without) {
    return new Part(located.get(place), filter, without);
  }

  private Filter tag(String tag) {
    return located(new OneOf(Field.TAGS, List.of(tag)));
  }

  private Filter located(Filter leaf) {
    located.add(new Located(leaf, "/" + located.size(), -1, -1));
    return leaf;
  }
}
