package dev.docket.changes;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/// Writes for a page of matches, a few at a time: those that wait in the queue take memory that
/// callers need.
record Portions(RequestWriter writer) {

  /// Requests whose writes wait together. With the largest edit they take some megabytes.
  private static final int SIZE = 50;

  /// What has become of the writes of one request.
  ///
  /// @param failure why one of them can never be done; empty when all are durable
  /// @param gone whether the request is not there
  record Fate(Match match, boolean gone, Optional<String> failure) {}

  /// Writes, and waits until all is durable.
  ///
  /// @throws ProblemException [Problem.Unavailable] when something could not be written in time
  List<Fate> write(List<Match> matches, Function<Match, List<Write>> writes)
      throws InterruptedException {
    List<Fate> fates = new ArrayList<>(matches.size());
    for (int from = 0; from < matches.size(); from += SIZE) {
      fates.addAll(writeAll(matches.subList(from, Math.min(from + SIZE, matches.size())), writes));
    }
    return fates;
  }

  private List<Fate> writeAll(List<Match> matches, Function<Match, List<Write>> writes)
      throws InterruptedException {
    List<List<Write>> each = matches.stream().map(writes).toList();
    List<CompletableFuture<WriteResult>> answers =
        writer.writeAll(each.stream().flatMap(List::stream).toList());
    List<Fate> fates = new ArrayList<>(matches.size());
    int next = 0;
    for (int i = 0; i < matches.size(); i++) {
      int end = next + each.get(i).size();
      fates.add(fate(matches.get(i), answers.subList(next, end)));
      next = end;
    }
    return fates;
  }

  private static Fate fate(Match match, List<CompletableFuture<WriteResult>> answers)
      throws InterruptedException {
    boolean gone = false;
    Optional<String> failure = Optional.empty();
    for (CompletableFuture<WriteResult> answer : answers) {
      try {
        switch (answer.get()) {
          case WriteResult.Stored _ -> {}
          case WriteResult.Unknown _ -> gone = true;
          case WriteResult.IdTaken _ -> throw new IllegalStateException("nothing was created");
        }
      } catch (ExecutionException e) {
        failure = Optional.of(reason(e));
      }
    }
    return new Fate(match, gone, failure);
  }

  private static String reason(ExecutionException e) {
    if (e.getCause() instanceof ProblemException problem) {
      if (problem.problem() instanceof Problem.Unavailable) {
        throw problem;
      }
      return problem.problem().message();
    }
    throw new IllegalStateException(e.getCause());
  }
}
