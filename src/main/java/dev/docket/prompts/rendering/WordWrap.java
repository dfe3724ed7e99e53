package dev.docket.prompts.rendering;

import java.util.ArrayList;
import java.util.List;

/// `wordwrap`: lines of at most so many characters, broken at spaces.
final class WordWrap {

  private WordWrap() {}

  static Object of(FilterCall call) {
    int width = call.number(0, "width", 79);
    if (width <= 0) {
      throw new NotRenderable("no width");
    }
    boolean breakLong = call.flag(1, "break_long_words", true);
    String newline = call.text(2, "wrapstring", "\n");
    List<String> lines = new ArrayList<>();
    for (String paragraph : call.text().split("\n", -1)) {
      wrap(paragraph, width, breakLong, lines);
    }
    return FilterCall.made(String.join(newline, lines));
  }

  private static void wrap(String text, int width, boolean breakLong, List<String> lines) {
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : breakLong ? width : rest.indexOf(' ');
      if (end < 0) {
        break;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
      JinjaSandbox.current().made(rest, rest.length());
    }
    lines.add(rest);
  }
}
