package dev.docket.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The arrows between packages (docs/decisions/0006): one test for each rule. A new package is put
/// on its level here first.
class ArchitectureTest {

  private static final String ROOT = "dev.docket.";

  /// Lowest first; each may see those before it.
  private static final List<String> LANGUAGE =
      List.of("problem", "json", "requests", "jobs", "pricing", "filter");

  /// Never see each other.
  private static final List<String> FEATURES =
      List.of(
          "ingest",
          "search",
          "analytics",
          "changes",
          "workspaces",
          "views",
          "prompts",
          "maintenance",
          "traces");

  /// Never see each other.
  private static final List<String> ADAPTERS = List.of("http", "opensearch", "node");

  /// Lowest first; each may see all that is before it.
  private static final List<String> TOP = List.of("app", "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.docket");

  @Test
  void every_package_has_its_level() {
    Set<String> known =
        Stream.of(LANGUAGE, FEATURES, ADAPTERS, TOP)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    Set<String> there =
        CLASSES.stream().map(ArchitectureTest::topPackage).collect(Collectors.toSet());
    assertThat(there).isEqualTo(known);
  }

  @Test
  void arrows_point_down() {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : LANGUAGE) {
      layers = layers.layer(name).definedBy(in(name));
    }
    layers =
        layers
            .layer("features")
            .definedBy(in(FEATURES))
            .layer("adapters")
            .definedBy(in(ADAPTERS))
            .layer("app")
            .definedBy(in("app"))
            .layer("cli")
            .definedBy(in("cli"));
    List<String> above = List.of("features", "adapters", "app", "cli");
    for (int i = 0; i < LANGUAGE.size(); i++) {
      layers =
          layers
              .whereLayer(LANGUAGE.get(i))
              .mayOnlyBeAccessedByLayers(
                  Stream.concat(LANGUAGE.subList(i + 1, LANGUAGE.size()).stream(), above.stream())
                      .toArray(String[]::new));
    }
    check(
        layers
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("adapters", "app")
            .whereLayer("adapters")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("app")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer());
  }

  @Test
  void features_never_see_each_other() {
    for (String feature : FEATURES) {
      check(
          noClasses()
              .that()
              .resideInAPackage(in(feature))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(in(hidden(feature))));
    }
  }

  /// Spans bring requests along, which come in by the one door that there is for them.
  private static List<String> hidden(String feature) {
    List<String> others = others(FEATURES, feature);
    return feature.equals("traces") ? others(others, "ingest") : others;
  }

  @Test
  void http_and_the_engine_never_meet() {
    for (String adapter : ADAPTERS) {
      check(
          noClasses()
              .that()
              .resideInAPackage(in(adapter))
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(in(others(ADAPTERS, adapter))));
    }
  }

  @Test
  void only_http_knows_the_web_server() {
    onlyKnownTo(List.of("http"), "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");
  }

  @Test
  void only_opensearch_and_node_know_the_engine() {
    onlyKnownTo(List.of("opensearch", "node"), "org.opensearch..", "org.apache.hc..");
    check(noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.lucene.."));
  }

  @Test
  void only_node_knows_the_engines_inside() {
    check(
        noClasses()
            .that()
            .resideInAPackage(in("opensearch"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.opensearch..", "org.apache.lucene..")
                    .and(not(resideInAPackage("org.opensearch.client..")))));
  }

  @Test
  void only_cli_knows_the_command_line() {
    onlyKnownTo(List.of("cli"), "picocli..");
  }

  @Test
  void only_prompts_know_the_template_engine() {
    onlyKnownTo(List.of("prompts"), "com.hubspot..", "jinjava..");
  }

  @Test
  void packages_have_no_cycles() {
    check(slices().matching("dev.docket.(*)..").should().beFreeOfCycles());
    check(slices().matching("dev.docket.opensearch.(*)..").should().beFreeOfCycles());
    // What one kind of question about numbers needs, no other does.
    slices()
        .matching("dev.docket.analytics.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(CLASSES);
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.docket.analytics")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.docket.analytics.*.."));
    // The client is what its sub-packages stand on.
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.docket.opensearch")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.docket.opensearch.*.."));
  }

  @Test
  void nothing_is_bound_to_json_by_annotations() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.annotation.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("json"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.fasterxml.jackson.databind.ObjectMapper"));
  }

  @Test
  void every_package_says_what_it_is_for_and_is_null_marked() {
    Set<String> described =
        CLASSES.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .filter(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .isEqualTo(described);
  }

  private static void onlyKnownTo(List<String> packages, String... libraries) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in(packages))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries));
    // A rule about a library that has another name by now would hold of everything.
    for (String library : libraries) {
      assertThat(CLASSES.stream().anyMatch(type -> uses(type, library))).as(library).isTrue();
    }
  }

  private static boolean uses(JavaClass type, String library) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> resideInAPackage(library).test(dependency.getTargetClass()));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static String topPackage(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", "");
  }

  private static List<String> others(List<String> names, String name) {
    return names.stream().filter(other -> !other.equals(name)).toList();
  }

  private static String in(String name) {
    return ROOT + name + "..";
  }

  private static String[] in(List<String> names) {
    return names.stream().map(ArchitectureTest::in).toArray(String[]::new);
  }
}
