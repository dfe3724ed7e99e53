package dev.docket.cli.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/// Writes sentences of a shop's everyday life, of any length, with words that can be searched for.
final class Prose {

  private static final List<String> SUBJECTS =
      List.of(
          "The customer",
          "Our warehouse in Leipzig",
          "The payment provider",
          "A courier",
          "The billing department",
          "My order",
          "The second parcel",
          "The subscription",
          "Your colleague on the phone",
          "The mobile app",
          "The contract",
          "The invoice of last month",
          "The supplier",
          "The new espresso machine",
          "The travel insurance",
          "The onboarding team");

  private static final List<String> VERBS =
      List.of(
          "has not confirmed",
          "asks for",
          "cancelled",
          "is still waiting for",
          "cannot find",
          "promised",
          "paid twice for",
          "returned",
          "would like to change",
          "was charged for",
          "mentions",
          "has already approved",
          "needs a copy of",
          "complains about",
          "recommends");

  private static final List<String> OBJECTS =
      List.of(
          "the delivery address",
          "a refund of the shipping costs",
          "the replacement part",
          "the annual plan",
          "order_id %d",
          "the tracking number %d",
          "two seats in the business plan",
          "the discount code AUTUMN%d",
          "the cancellation policy",
          "the missing receipt",
          "an upgrade of the storage quota",
          "the confirmation email",
          "the warranty certificate",
          "paragraph %d of the agreement",
          "the wrong colour",
          "the password reset link");

  private static final List<String> ENDINGS =
      List.of(
          "since last Tuesday",
          "although the deadline has passed",
          "because the card was declined",
          "before the end of the quarter",
          "and wants to talk to a human",
          "according to the terms of service",
          "without any explanation",
          "for the third time",
          "as discussed in the chat",
          "in the European region",
          "despite several reminders",
          "when the app is offline");

  private static final List<String> ELSEWHERE =
      List.of(
          "Wo bleibt meine Bestellung? Ich warte seit über einer Woche.",
          "¿Pueden cambiar la dirección de entrega, por favor?",
          "Je voudrais annuler mon abonnement à la fin du mois.",
          "注文した商品がまだ届いていません。追跡番号を教えてください。",
          "请帮我查一下退款进度,谢谢。",
          "ฉันต้องการเปลี่ยนที่อยู่จัดส่ง",
          "أريد استرداد ثمن الكتاب الذي لم يصل.",
          "배송 주소를 변경하고 싶어요.");

  private final RandomGenerator random;

  Prose(RandomGenerator random) {
    this.random = random;
  }

  String sentence() {
    return "%s %s %s %s."
        .formatted(
            pick(SUBJECTS),
            pick(VERBS),
            pick(OBJECTS).replace("%d", Integer.toString(1_000 + random.nextInt(90_000))),
            pick(ENDINGS));
  }

  /// A sentence in one of the other languages of the customers.
  String foreign() {
    return pick(ELSEWHERE);
  }

  /// Sentences of about this many characters, in paragraphs.
  String text(int length) {
    StringBuilder text = new StringBuilder(length + 100);
    int sentences = 0;
    while (text.length() < length) {
      if (!text.isEmpty()) {
        text.append(++sentences % 6 == 0 ? "\n\n" : " ");
      }
      text.append(sentence());
    }
    return text.toString();
  }

  /// A text of exactly this many characters.
  String exactly(int length) {
    return text(length).substring(0, Math.max(0, length));
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
