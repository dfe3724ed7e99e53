package dev.docket.pricing;

import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All prices in force: the bundled ones, and over them those of the user's file. Immutable; a
/// lookup takes a few steps in sorted maps, however many prices there are.
///
/// docs/pricing.md says which price counts.
public final class PriceTable {

  private final PriceList bundled;
  private final @Nullable PriceList own;
  private final List<Listed> listed;
  private final Map<String, ModelPrices> providers;

  /// What resellers ask: a user's own price is between the user and the one provider it names.
  private final Map<String, ModelPrices> resold;

  private PriceTable(PriceList bundled, @Nullable PriceList own) {
    this.bundled = bundled;
    this.own = own;
    this.listed = listed(bundled, own);
    this.providers = byProvider(listed.stream().map(Listed::price).toList());
    this.resold = own == null ? providers : byProvider(bundled.prices());
  }

  private static Map<String, ModelPrices> byProvider(List<Price> prices) {
    Map<String, ModelPrices> providers = new HashMap<>();
    for (Price price : prices) {
      providers.computeIfAbsent(price.provider(), _ -> new ModelPrices()).add(price);
    }
    return providers;
  }

  /// A price of the table.
  ///
  /// @param own whether it stands in the user's file
  public record Listed(Price price, boolean own) {}

  /// The bundled prices alone.
  public static PriceTable of(PriceList bundled) {
    return new PriceTable(bundled, null);
  }

  /// The bundled prices but for the models that the user's own list has: of these it has all dates.
  public static PriceTable of(PriceList bundled, PriceList own) {
    return new PriceTable(bundled, own);
  }

  private static List<Listed> listed(PriceList bundled, @Nullable PriceList own) {
    List<Price> over = own == null ? List.of() : own.prices();
    Set<Named> named = new HashSet<>();
    for (Price price : over) {
      named.add(Named.of(price, Price.Match.EXACT));
      named.add(Named.of(price, price.match()));
    }
    List<Listed> listed = new ArrayList<>();
    over.forEach(price -> listed.add(new Listed(price, true)));
    for (Price price : bundled.prices()) {
      if (!named.contains(Named.of(price, price.match()))) {
        listed.add(new Listed(price, false));
      }
    }
    return List.copyOf(listed);
  }

  /// What an entry of the user's file takes the place of. A prefix does also of the bundled entry
  /// for exactly this name, which would win over it; an exact name leaves the bundled prefix to all
  /// longer names.
  private record Named(String provider, String model, Price.Match match) {

    static Named of(Price price, Price.Match match) {
      return new Named(price.provider(), price.model(), match);
    }
  }

  /// What Docket comes with, before a user's file.
  public PriceList bundled() {
    return bundled;
  }

  /// The user's file.
  public Optional<PriceList> own() {
    return Optional.ofNullable(own);
  }

  /// All prices that count, the user's first.
  public List<Listed> prices() {
    return listed;
  }

  /// What a call cost: [Cost#UNKNOWN] when nothing was counted, or nobody knows the price.
  ///
  /// @param start when it began: the price in force then counts
  public Cost cost(Call call, Instant start, Usage usage) {
    if (usage.input() <= 0 && usage.output() <= 0) {
      return Cost.UNKNOWN;
    }
    Price price = lookup(call.provider(), call.engine(), start);
    return price == null ? Cost.UNKNOWN : new Cost(price.of(usage), Cost.TABLE);
  }

  /// The price of a model at a time.
  ///
  /// @param provider as any client names it; a name that is not in the table, or none, is no
  ///   obstacle when all who sell a model of this name ask the same
  public Optional<Price> find(String provider, String model, Instant start) {
    return Optional.ofNullable(lookup(provider, model, start));
  }

  private @Nullable Price lookup(String provider, String model, Instant start) {
    LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
    String seller = Providers.named(provider);
    if (!model.isBlank() && (providers.containsKey(seller) || Providers.isReseller(seller))) {
      return sold(seller, model, day);
    }
    return model.isBlank() || Providers.isOwnMachine(seller) ? null : undisputed(model, day);
  }

  private @Nullable Price sold(String seller, String model, LocalDate day) {
    Price found = asked(providers, seller, model, day);
    if (found == null) {
      for (String maker : Providers.resoldBy(seller, model)) {
        found = found == null ? asked(resold, maker, model, day) : found;
      }
    }
    return found;
  }

  private static @Nullable Price asked(
      Map<String, ModelPrices> sellers, String provider, String model, LocalDate day) {
    ModelPrices prices = sellers.get(provider);
    if (prices == null) {
      return null;
    }
    for (String name : ModelNames.of(provider, model)) {
      Price price = prices.find(name, day);
      if (price != null) {
        return price;
      }
    }
    return null;
  }

  private @Nullable Price undisputed(String model, LocalDate day) {
    Price found = null;
    for (String provider : providers.keySet()) {
      Price price = asked(providers, provider, model, day);
      if (price != null && found != null && !price.asksAs(found)) {
        return null;
      }
      found = price == null ? found : price;
    }
    return found;
  }
}
