package dev.docket.cli.demo;

import static dev.docket.cli.demo.Model.AZURE_GPT_4O;
import static dev.docket.cli.demo.Model.GEMINI_FLASH;
import static dev.docket.cli.demo.Model.GEMINI_PRO;
import static dev.docket.cli.demo.Model.GPT_41;
import static dev.docket.cli.demo.Model.GPT_4O;
import static dev.docket.cli.demo.Model.GPT_4O_MINI;
import static dev.docket.cli.demo.Model.HAIKU;
import static dev.docket.cli.demo.Model.MISTRAL;
import static dev.docket.cli.demo.Model.SONNET;

import java.util.List;

/// What the made-up company uses models for.
enum Scene {
  SUPPORT_CHAT(
      "support-chat",
      Answer.TEXT,
      5,
      List.of(GPT_4O, GPT_4O_MINI, GPT_4O_MINI, SONNET, AZURE_GPT_4O),
      120,
      500,
      "You are the friendly support assistant of Kaffeehaus, an online shop for coffee machines. Answer briefly, in the customer's language, and never promise a refund."),
  TICKET_TRIAGE(
      "ticket-triage",
      Answer.JSON,
      1,
      List.of(GPT_4O_MINI, HAIKU, GEMINI_FLASH),
      300,
      0,
      "Classify the ticket. Reply with a JSON object: category, priority, sentiment, confidence, refund_amount, reasons."),
  ORDER_AGENT(
      "order-agent",
      Answer.TOOL_CALL,
      4,
      List.of(GPT_41, SONNET, GPT_4O),
      100,
      0,
      "You look after orders. Use the tools; ask when something is missing; confirm before you cancel anything."),
  CONTRACT_SUMMARY(
      "contract-summary",
      Answer.TEXT,
      1,
      List.of(SONNET, GEMINI_PRO, GPT_41),
      9_000,
      1_200,
      "Summarise the contract for a manager: parties, term, price, notice period, risks. At most ten points."),
  INVOICE_EXTRACTION(
      "invoice-extraction",
      Answer.JSON,
      1,
      List.of(GEMINI_FLASH, GPT_4O, MISTRAL),
      1_500,
      0,
      "Extract the invoice as JSON: number, supplier, currency, total, tax_rate, lines with article, quantity and amount."),
  PRODUCT_COPY(
      "product-copy",
      Answer.COMPLETION,
      1,
      List.of(MISTRAL, GPT_4O_MINI),
      200,
      900,
      "Write a product description in the voice of the brand: warm, precise, no superlatives.");

  /// The form of what the model says.
  enum Answer {
    TEXT,
    JSON,
    TOOL_CALL,
    COMPLETION
  }

  private final String prompt;
  private final Answer answer;
  private final int turns;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<Model> models;

  private final int asked;
  private final int answered;
  private final String system;

  /// @param turns how many turns a session has at most
  /// @param models by how often they are used
  /// @param asked characters of a typical input
  /// @param answered characters of a typical text answer
  Scene(
      String prompt,
      Answer answer,
      int turns,
      List<Model> models,
      int asked,
      int answered,
      String system) {
    this.prompt = prompt;
    this.answer = answer;
    this.turns = turns;
    this.models = models;
    this.asked = asked;
    this.answered = answered;
    this.system = system;
  }

  String prompt() {
    return prompt;
  }

  Answer answer() {
    return answer;
  }

  int turns() {
    return turns;
  }

  List<Model> models() {
    return models;
  }

  int asked() {
    return asked;
  }

  int answered() {
    return answered;
  }

  String system() {
    return system;
  }
}
