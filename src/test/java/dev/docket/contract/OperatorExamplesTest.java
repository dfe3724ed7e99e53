package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.filter.FieldKind;
import dev.docket.filter.FilterReader;
import dev.docket.filter.Operator;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OperatorExamplesTest {

  @Test
  void every_operator_of_every_field_has_an_example() {
    Set<String> shown = new TreeSet<>();
    OperatorExamples.all(List.of("1", "2", "3", "4"))
        .forEach(example -> shown.add(example.field() + " " + example.operator()));
    Set<String> all = new TreeSet<>();
    for (Field field : Field.values()) {
      field.kind().operators().forEach(operator -> all.add(field + " " + operator.wireName()));
    }
    assertThat(shown).isEqualTo(all);
  }

  @Test
  void every_other_operator_is_refused_by_its_name_and_the_field_s_with_those_that_are_allowed() {
    for (Field field : Field.values()) {
      for (Operator operator : Operator.values()) {
        if (field.kind() != FieldKind.INTENT && !field.kind().operators().contains(operator)) {
          refuses(field, operator);
        }
      }
    }
  }

  private static void refuses(Field field, Operator operator) {
    ObjectNode condition =
        Json.object()
            .put("field", field.wireName())
            .put("operator", operator.wireName())
            .put("nested_key", "k")
            .put("value", "1");
    assertThatThrownBy(() -> FilterReader.read(condition, "/filter_group"))
        .as("%s %s", field, operator)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isInstanceOf(Problem.Refused.class);
              Problem.Refused refused = (Problem.Refused) e.problem();
              assertThat(refused.pointer()).isEqualTo("/filter_group/operator");
              assertThat(refused.message())
                  .contains("`" + field.wireName() + "`", "`" + operator.wireName() + "`");
              assertThat(refused.allowed())
                  .isEqualTo(field.kind().operators().stream().map(Operator::wireName).toList());
            });
  }
}
