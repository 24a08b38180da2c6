package io.stackprint.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The metrics that somebody asks for: dashboard, alerts, documentation. */
final class MetricNames {
  private static final Pattern EXPR = Pattern.compile("(?m)^\\s*expr: (.*)$");
  private static final Pattern DOCUMENTED =
      Pattern.compile("`((?:kafka|stackprint|jvm)_[a-z]\\w*)[`{]");
  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");

  /** Words of PromQL, and the one metric that Prometheus makes itself. */
  private static final Set<String> OTHERS =
      Set.of("and", "or", "unless", "bool", "offset", "group_left", "group_right", "up");

  private MetricNames() {}

  /** Those of a dashboard of Grafana. */
  static Set<String> ofDashboard(Path json) throws IOException {
    var names = new TreeSet<String>();
    for (JsonNode expr : new ObjectMapper().readTree(json.toFile()).findValues("expr")) {
      names.addAll(of(expr.asText()));
    }
    return names;
  }

  /** Those of a file of alerts, in which each expression is one line. */
  static Set<String> ofAlerts(Path yaml) throws IOException {
    var names = new TreeSet<String>();
    EXPR.matcher(Files.readString(yaml)).results().forEach(it -> names.addAll(of(it.group(1))));
    return names;
  }

  /** Those that a text names between backquotes. */
  static Set<String> ofText(Path markdown) throws IOException {
    var names = new TreeSet<String>();
    DOCUMENTED.matcher(Files.readString(markdown)).results().forEach(it -> names.add(it.group(1)));
    return names;
  }

  /** Those of an expression of PromQL: what is left without selectors, ranges and grouping. */
  static Set<String> of(String promql) {
    String bare =
        promql
            .replaceAll("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"", " ")
            .replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", " ");
    var names = new TreeSet<String>();
    NAME.matcher(bare).results().forEach(it -> names.add(it.group()));
    names.removeAll(OTHERS);
    return names;
  }
}
