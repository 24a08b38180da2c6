package io.stackprint.matcher.rank;

import io.stackprint.matcher.database.OsClass;
import io.stackprint.record.MatchStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The distinct classes of the matches.
 *
 * @param status SUCCESS with at least one class; TOO_MANY_MATCHES when there were too many matches,
 *     or more classes of perfect matches than the list holds
 * @param perfectClasses how many of the classes come from perfect matches; these come first
 * @param classes best first; at most 36
 */
public record Classification(MatchStatus status, int perfectClasses, List<ClassAccuracy> classes) {

  /** How many classes are kept. */
  private static final int CAPACITY = 36;

  /**
   * A class and the accuracy of the match that brought it.
   *
   * @param accuracy of the first, and so the best, match that has the class, 0 to 1
   */
  public record ClassAccuracy(OsClass osClass, double accuracy) {}

  /** Copies the list. */
  public Classification {
    classes = List.copyOf(classes);
  }

  /**
   * The classes that these matches speak for. Once a perfect match has brought a class, imperfect
   * matches add none.
   */
  public static Classification of(MatchResult result) {
    if (result.status() == MatchStatus.TOO_MANY_MATCHES) {
      return new Classification(MatchStatus.TOO_MANY_MATCHES, 0, List.of());
    }
    List<ClassAccuracy> classes = new ArrayList<>();
    Set<OsClass> listed = new HashSet<>();
    int perfect = 0;
    for (Match match : result.matches()) {
      for (OsClass osClass : match.reference().classes()) {
        if (listed.contains(osClass.withoutCpes())) {
          continue;
        }
        if (classes.size() == CAPACITY) {
          var status = match.isPerfect() ? MatchStatus.TOO_MANY_MATCHES : MatchStatus.SUCCESS;
          return new Classification(status, perfect, classes);
        }
        if (perfect > 0 && !match.isPerfect()) {
          return new Classification(MatchStatus.SUCCESS, perfect, classes);
        }
        classes.add(new ClassAccuracy(osClass, match.accuracy()));
        listed.add(osClass.withoutCpes());
        perfect += match.isPerfect() ? 1 : 0;
      }
    }
    var status = classes.isEmpty() ? MatchStatus.NO_MATCHES : MatchStatus.SUCCESS;
    return new Classification(status, perfect, classes);
  }
}
