package io.stackprint.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackprint.topics.Compatibility;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The questions of Confluent's REST API that the embedded registry answers: all that its clients
 * need to write, to read, and to look around. Nothing is ever deleted, and schemas do not refer to
 * each other.
 */
final class RegistryRoutes {
  private final RegistryStore store;
  private final List<Route> routes;

  RegistryRoutes(RegistryStore store) {
    this.store = store;
    this.routes =
        List.of(
            new Route("GET", "/", request -> Map.of()),
            new Route("GET", "/subjects", request -> now().subjects().keySet()),
            new Route("POST", "/subjects/{}", this::lookup),
            new Route("GET", "/subjects/{}/versions", this::versions),
            new Route("POST", "/subjects/{}/versions", this::register),
            new Route("GET", "/subjects/{}/versions/{}", this::version),
            new Route("GET", "/schemas/types", request -> List.of("AVRO")),
            new Route("GET", "/schemas/ids/{}", this::schema),
            new Route("GET", "/schemas/ids/{}/versions", this::uses),
            new Route("POST", "/compatibility/subjects/{}/versions", this::compareWithAll),
            new Route("POST", "/compatibility/subjects/{}/versions/{}", this::compareWithOne),
            new Route("GET", "/config", request -> levelFound(now().level())),
            new Route("PUT", "/config", this::setLevel),
            new Route("GET", "/config/{}", this::subjectLevel),
            new Route("PUT", "/config/{}", this::setSubjectLevel),
            new Route("DELETE", "/config/{}", this::unsetSubjectLevel));
  }

  /**
   * The answer to a question, to be written as JSON.
   *
   * @param body what came with it; a missing node if nothing did
   * @throws RegistryFault if it is refused
   */
  Object answer(String method, URI uri, JsonNode body) {
    boolean verbose = Optional.ofNullable(uri.getQuery()).orElse("").contains("verbose=true");
    boolean pathKnown = false;
    for (Route route : routes) {
      Optional<List<String>> arguments = route.arguments(uri.getRawPath());
      if (arguments.isPresent() && route.method.equals(method)) {
        return route.handler.apply(new RegistryRequest(arguments.get(), body, verbose));
      }
      pathKnown |= arguments.isPresent();
    }
    throw pathKnown ? RegistryFault.wrongMethod() : RegistryFault.noSuchPath();
  }

  private RegistryContents now() {
    return store.contents();
  }

  private Object lookup(RegistryRequest request) {
    return now().lookup(request.subject(), request.schema());
  }

  private Object versions(RegistryRequest request) {
    return IntStream.rangeClosed(1, now().versions(request.subject()).size()).toArray();
  }

  private Object register(RegistryRequest request) {
    var schema = request.schema();
    var after = store.change(contents -> contents.register(request.subject(), schema));
    return Map.of("id", after.lookup(request.subject(), schema).id());
  }

  private Object version(RegistryRequest request) {
    RegistryContents contents = now();
    int latest = contents.versions(request.subject()).size();
    return contents.version(request.subject(), request.version(latest));
  }

  private Object schema(RegistryRequest request) {
    return Map.of("schema", now().schema(request.id()));
  }

  private Object uses(RegistryRequest request) {
    return now().uses(request.id()).stream()
        .map(use -> Map.of("subject", use.subject(), "version", use.version()))
        .toList();
  }

  private Object compareWithAll(RegistryRequest request) {
    RegistryContents contents = now();
    return compared(contents, request, contents.versions(request.subject()));
  }

  private Object compareWithOne(RegistryRequest request) {
    RegistryContents contents = now();
    int latest = contents.versions(request.subject()).size();
    int id = contents.version(request.subject(), request.version(latest)).id();
    return compared(contents, request, List.of(id));
  }

  private static Object compared(
      RegistryContents contents, RegistryRequest request, List<Integer> ids) {
    List<String> faults = contents.faults(request.subject(), request.schema(), ids);
    return request.verbose()
        ? Map.of("is_compatible", faults.isEmpty(), "messages", faults)
        : Map.of("is_compatible", faults.isEmpty());
  }

  private Object setLevel(RegistryRequest request) {
    return levelSet(store.change(contents -> contents.withLevel(request.level())).level());
  }

  private Object subjectLevel(RegistryRequest request) {
    Compatibility level = now().levels().get(request.subject());
    if (level == null) {
      throw RegistryFault.noLevel(request.subject());
    }
    return levelFound(level);
  }

  private Object setSubjectLevel(RegistryRequest request) {
    store.change(contents -> contents.withLevel(request.subject(), request.level()));
    return levelSet(request.level());
  }

  private Object unsetSubjectLevel(RegistryRequest request) {
    Object before = subjectLevel(request);
    store.change(contents -> contents.withoutLevel(request.subject()));
    return before;
  }

  // Confluent's API calls it one thing when it is read and another when it is written.
  private static Object levelFound(Compatibility level) {
    return Map.of("compatibilityLevel", level);
  }

  private static Object levelSet(Compatibility level) {
    return Map.of("compatibility", level);
  }

  /** A method and a path, in which {@code {}} stands for any one segment. */
  private static final class Route {
    private final String method;
    private final Pattern path;
    private final Function<RegistryRequest, Object> handler;

    Route(String method, String path, Function<RegistryRequest, Object> handler) {
      this.method = method;
      this.path = Pattern.compile(path.replace("{}", "([^/]+)"));
      this.handler = handler;
    }

    Optional<List<String>> arguments(String rawPath) {
      Matcher matcher = path.matcher(rawPath);
      return matcher.matches()
          ? Optional.of(
              IntStream.rangeClosed(1, matcher.groupCount())
                  .mapToObj(group -> decoded(matcher.group(group)))
                  .toList())
          : Optional.empty();
    }

    private static String decoded(String segment) {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
