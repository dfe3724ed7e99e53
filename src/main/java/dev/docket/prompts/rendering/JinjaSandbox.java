package dev.docket.prompts.rendering;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.CollectionTooBigException;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.MacroTagCycleException;
import com.hubspot.jinjava.interpret.OutputTooBigException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.TextNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One rendering of one text: prints as Python does, stops at the first error, and counts what it
/// takes.
///
/// Jinjava collects errors and goes on; jinja2 throws. What is thrown may be caught again on its
/// way out, so the first one is kept, and stops every later step.
final class JinjaSandbox extends JinjavaInterpreter {

  /// Nodes rendered and values computed.
  static final int STEPS = 300_000;

  static final long MILLISECONDS = 1_000;

  static final int DEEPEST_MACRO = 20;

  /// Jinjava takes macros apart by a pattern that tries every beginning with every end.
  private static final int LONGEST_TAG = 10_000;

  /// A macro's name and its bracket: without these the pattern finds nothing, after long.
  private static final Pattern MACRO = Pattern.compile("\\s*+[a-zA-Z_]\\w*+\\s*+\\(");

  /// The pattern's work grows with the cube of a macro's head.
  private static final int LONGEST_MACRO = 1_000;

  /// Characters that an element of a list counts as.
  static final int ELEMENT = 8;

  /// Tags within tags, macros within macros.
  private static final int DEEPEST = 200;

  private final Budget budget;
  private final long end;
  private int steps;
  private int depth;
  private @Nullable RuntimeException failure;

  JinjaSandbox(Jinjava engine, Context context, JinjavaConfig config, Budget budget) {
    super(engine, context, config);
    this.budget = budget;
    this.end =
        System.nanoTime()
            + Math.min(TimeUnit.MILLISECONDS.toNanos(MILLISECONDS), budget.nanosLeft());
  }

  /// The one that renders in this thread.
  static JinjaSandbox current() {
    return (JinjaSandbox) JinjavaInterpreter.getCurrent();
  }

  /// Called for every node of the template, each time that it is rendered.
  static void enter(Node node, JinjavaInterpreter interpreter) {
    JinjaSandbox sandbox = (JinjaSandbox) interpreter;
    sandbox.step();
    if (++sandbox.depth > DEEPEST) {
      throw sandbox.failed(new Bomb("has tags deeper than %d".formatted(DEEPEST)));
    }
    if (node instanceof TagNode tag) {
      sandbox.check(tag);
    }
    if (node instanceof TextNode) {
      sandbox.spend(node.getMaster().getImage().length());
    }
    if (node instanceof ExpressionNode expression && isEmpty(expression)) {
      throw sandbox.failed(new NotRenderable("nothing to print"));
    }
  }

  private void check(TagNode tag) {
    boolean macro = tag.getName().equals("macro");
    int longest = macro ? LONGEST_MACRO : LONGEST_TAG;
    if (tag.getMaster().getImage().length() > longest) {
      throw failed(new Bomb("has a tag of more than %,d characters".formatted(longest)));
    }
    if (macro && !MACRO.matcher(tag.getHelpers()).lookingAt()) {
      throw failed(new NotRenderable("a macro without name or parameters"));
    }
  }

  static void leave(Node node, JinjavaInterpreter interpreter) {
    ((JinjaSandbox) interpreter).depth--;
  }

  private static boolean isEmpty(ExpressionNode node) {
    return ((ExpressionToken) node.getMaster()).getExpr().isBlank();
  }

  /// Counts one step.
  void step() {
    if (failure != null) {
      throw failure;
    }
    if (++steps > STEPS) {
      throw failed(new Bomb("takes more than %,d steps".formatted(STEPS)));
    }
    if (System.nanoTime() - end > 0) {
      mustBeInTime();
      throw failed(new Bomb("takes longer than %,d milliseconds".formatted(MILLISECONDS)));
    }
  }

  /// Counts characters that are made.
  <T> T made(T value, long characters) {
    step();
    spend(characters);
    return value;
  }

  /// Counts elements of a list that is made, or about to be: each takes as much memory as some
  /// characters do.
  void listed(long elements) {
    step();
    spend(elements * ELEMENT);
  }

  private void mustBeInTime() {
    try {
      budget.mustBeInTime();
    } catch (Bomb e) {
      throw failed(e);
    }
  }

  /// Counts characters within a step.
  void spend(long characters) {
    try {
      budget.spend(characters);
    } catch (Bomb e) {
      throw failed(e);
    }
  }

  RuntimeException failed(RuntimeException why) {
    if (failure == null) {
      failure = why;
    }
    return failure;
  }

  @Override
  public String getAsString(@Nullable Object value) {
    String text = Py.str(value);
    return made(text, text.length());
  }

  @Override
  public void addError(TemplateError error) {
    Throwable cause = error.getException();
    throw failed(cause == null ? new NotRenderable(error.getMessage()) : cause(cause));
  }

  /// What a failure within Jinjava means for the text.
  static RuntimeException cause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Bomb bomb -> {
          return bomb;
        }
        case OutputTooBigException _, CollectionTooBigException _ -> {
          return new Bomb("makes a text or a list that is too long");
        }
        case MacroTagCycleException _ -> {
          return new Bomb("has macros within macros deeper than %d".formatted(DEEPEST_MACRO));
        }
        default -> {}
      }
    }
    return failure instanceof NotRenderable ordinary
        ? ordinary
        : new NotRenderable(String.valueOf(failure));
  }
}
