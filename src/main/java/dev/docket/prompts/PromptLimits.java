package dev.docket.prompts;

/// How much a template may be.
public final class PromptLimits {

  /// Characters of a template's name.
  public static final int NAME = 512;

  /// Characters of a commit message.
  public static final int COMMIT_MESSAGE = 72;

  /// Characters of a label's name.
  public static final int LABEL = 255;

  /// Labels of one template.
  public static final int LABELS = 100;

  /// Tags of one template, and their characters.
  public static final int TAGS = 100;

  public static final int TAG = 512;

  /// Bytes of a version's template as JSON in UTF-8; what is larger belongs behind an address.
  public static final int TEMPLATE_BYTES = 1 << 20;

  /// Bytes of a version's metadata, and of a template's external ids.
  public static final int METADATA_BYTES = 64 << 10;

  /// Messages of a chat template.
  public static final int MESSAGES = 1_000;

  private PromptLimits() {}
}
