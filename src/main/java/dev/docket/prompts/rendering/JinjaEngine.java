package dev.docket.prompts.rendering;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.el.TruthyTypeConverter;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.loader.ResourceLocator;
import dev.docket.json.Json;
import java.util.Map;
import java.util.Set;
import jinjava.de.odysseus.el.ExpressionFactoryImpl;
import jinjava.de.odysseus.el.tree.TreeStore;
import jinjava.javax.el.ExpressionFactory;

/// Jinjava with Docket's own operators, filters, tests and ways into values, and nothing that reads
/// from anywhere (docs/decisions/0019).
final class JinjaEngine extends Jinjava {

  private static final int LARGEST_LIST = 100_000;

  /// What loads or reads something, and what jinja2 does not have.
  private static final Map<Library, Set<String>> DISABLED =
      Map.of(
          Library.TAG,
          Set.of(
              "autoescape",
              "break",
              "continue",
              "cycle",
              "do",
              "extends",
              "from",
              "ifchanged",
              "import",
              "include",
              "unless"),
          Library.FUNCTION,
          Set.of(
              ":datetimeformat",
              ":format_date",
              ":format_datetime",
              ":format_time",
              ":strtodate",
              ":strtotime",
              ":super",
              ":today",
              ":truncate",
              ":type",
              ":unixtimestamp",
              "fn:immutable_list",
              "fn:list",
              "fn:map_entry"));

  static final JinjaEngine ENGINE = new JinjaEngine();

  /// A bit of everything.
  private static final String FIRST =
      "{% macro m(a) %}{{ a|upper }}{% endmacro %}{% for i in [1] if i is odd %}{{ m('x') ~ i + 1 }}"
          + "{% endfor %}{% set y = {'a': 1}.items()|list %}{% if y and y == y %}{{ y }}{% endif %}";

  static {
    ENGINE.warmUp();
  }

  private final ExpressionFactory expressions =
      new ExpressionFactoryImpl(
          new TreeStore(new JinjaSyntax(), new ParsedExpressions()), new TruthyTypeConverter());

  /// Tags, tests and functions, for all renderings.
  private final Context base;

  private JinjaEngine() {
    super(config());
    setResourceLocator(nothing());
    base = new Context(null, Map.of(), DISABLED);
    JinjaTests.all().forEach(base::registerExpTest);
    base.registerTag(new PythonIf());
    base.registerTag(new PythonFor());
  }

  /// Loading the classes takes longer than a text may.
  private void warmUp() {
    try {
      render(FIRST, new JinjaVariables(Json.object()), new Budget());
    } catch (NotRenderable | Bomb e) {
      // A machine that is slow enough for that has loaded most of them by now.
    }
  }

  private static JinjavaConfig config() {
    return JinjavaConfig.newBuilder()
        .withElResolver(new JinjaResolver())
        .withProcessors(
            JinjavaProcessors.newBuilder()
                .withNodePreProcessor(JinjaSandbox::enter)
                .withNodePostProcessor(JinjaSandbox::leave)
                .build())
        .withLegacyOverrides(pythons())
        .withNestedInterpretationEnabled(false)
        .withEnableFilterChainOptimization(true)
        .withEnableRecursiveMacroCalls(true)
        .withMaxMacroRecursionDepth(JinjaSandbox.DEEPEST_MACRO)
        .withMaxOutputSize(Budget.CHARACTERS)
        .withMaxStringLength(Budget.CHARACTERS)
        .withMaxListSize(LARGEST_LIST)
        .withMaxMapSize(LARGEST_LIST)
        .withDisabled(DISABLED)
        .build();
  }

  /// All that makes Jinjava more like jinja2, except that `{{name}}` would need spaces.
  private static LegacyOverrides pythons() {
    return LegacyOverrides.newBuilder()
        .withEvaluateMapKeys(true)
        .withIterateOverMapKeys(true)
        .withUseNaturalOperatorPrecedence(true)
        .withParseWhitespaceControlStrictly(true)
        .withAllowAdjacentTextNodes(true)
        .withUseTrimmingForNotesAndExpressions(true)
        .withKeepNullableLoopValues(true)
        .withHandleBackslashInQuotesOnly(true)
        .build();
  }

  private static ResourceLocator nothing() {
    return (name, encoding, interpreter) -> {
      throw new NotRenderable("there are no other templates");
    };
  }

  @Override
  public ExpressionFactory getExpressionFactory() {
    return expressions;
  }

  /// Renders one text.
  ///
  /// @throws NotRenderable where jinja2 would throw
  /// @throws Bomb when it takes too much, or reaches too far
  String render(String text, JinjaVariables variables, Budget budget) {
    Context context = context();
    context.setDynamicVariableResolver(variables::get);
    JinjaSandbox sandbox = sandbox(context, budget);
    try (var _ = JinjavaInterpreter.closeablePushCurrent(sandbox).get()) {
      String rendered = sandbox.render(source(text));
      sandbox.step();
      return rendered;
    } catch (StackOverflowError e) {
      throw new Bomb("is nested too deep");
    } catch (RuntimeException e) {
      throw sandbox.failed(JinjaSandbox.cause(e));
    }
  }

  /// Where one rendering keeps its names.
  Context context() {
    return new JinjaContext(base, DISABLED);
  }

  JinjaSandbox sandbox(Context context, Budget budget) {
    return new JinjaSandbox(this, context, getGlobalConfig(), budget);
  }

  /// jinja2 leaves out one line break at a text's end.
  static String source(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    return lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
  }
}
