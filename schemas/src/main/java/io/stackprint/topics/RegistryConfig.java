package io.stackprint.topics;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * How to reach the schema registry. The properties are Confluent's, so that a configuration that
 * works with its clients works here:
 *
 * <pre>
 * schema.registry.url             base addresses, comma separated; the next is asked when one fails
 * basic.auth.credentials.source   URL (default: user:password@ in the address) or USER_INFO
 * basic.auth.user.info            user:password
 * auto.register.schemas           whether schemas may be registered when first written; default true
 * http.connect.timeout.ms         default 10000
 * http.read.timeout.ms            default 10000
 * max.retries                     rounds over all addresses after the first; default 3
 * retries.wait.ms                 wait before the second round, doubled each time; default 500
 * </pre>
 *
 * @param addresses the registries, at least one, in the order to ask them
 * @param autoRegister whether unknown schemas are registered or refused
 * @param connectTimeout for one connection
 * @param readTimeout for one answer
 * @param retries rounds over all addresses after the first, 0 or more
 * @param retryWait wait before the second round
 */
public record RegistryConfig(
    List<Address> addresses,
    boolean autoRegister,
    Duration connectTimeout,
    Duration readTimeout,
    int retries,
    Duration retryWait) {
  /** The property that names the registry. */
  public static final String URL = "schema.registry.url";

  private static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
  private static final String USER_INFO = "basic.auth.user.info";
  private static final String AUTO_REGISTER = "auto.register.schemas";
  private static final String USE_LATEST = "use.latest.version";

  /**
   * One registry. Its text is the address alone: the password belongs in no message.
   *
   * @param url base address, without user and without a slash at the end
   * @param userInfo user:password
   */
  public record Address(URI url, Optional<String> userInfo) {
    @Override
    public String toString() {
      return url.toString();
    }
  }

  public RegistryConfig {
    addresses = List.copyOf(addresses);
  }

  /** The defaults, for one registry. */
  public static RegistryConfig of(URI url) {
    return of(Map.of(URL, url.toString()));
  }

  /**
   * The configuration in these properties; those of others are not looked at.
   *
   * @throws ConfigException if one is missing, malformed, or asks for what we do not do
   */
  public static RegistryConfig of(Map<String, ?> properties) {
    var given = new Given(properties);
    if (given.flag(USE_LATEST, false)) {
      throw new ConfigException(
          USE_LATEST, true, "records are always written with the schema they were compiled with");
    }
    return new RegistryConfig(
        given.addresses(),
        given.flag(AUTO_REGISTER, true),
        given.millis("http.connect.timeout.ms", 10_000),
        given.millis("http.read.timeout.ms", 10_000),
        Math.toIntExact(given.number("max.retries", 3)),
        given.millis("retries.wait.ms", 500));
  }

  private record Given(Map<String, ?> properties) {
    private Optional<String> text(String name) {
      return Optional.ofNullable(properties.get(name)).map(value -> value.toString().trim());
    }

    private boolean flag(String name, boolean otherwise) {
      String text = text(name).orElse(Boolean.toString(otherwise)).toLowerCase(Locale.ROOT);
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new ConfigException(name, text, "must be true or false");
      };
    }

    private Duration millis(String name, long otherwise) {
      return Duration.ofMillis(number(name, otherwise));
    }

    private long number(String name, long otherwise) {
      String text = text(name).orElse(Long.toString(otherwise));
      if (!text.matches("[0-9]{1,9}")) {
        throw new ConfigException(name, text, "must be a whole number, 0 to 999999999");
      }
      return Long.parseLong(text);
    }

    private List<Address> addresses() {
      String text = required(URL);
      Optional<String> user = userInfo();
      return Arrays.stream(text.split(",", -1)).map(each -> address(each.trim(), user)).toList();
    }

    private static Address address(String text, Optional<String> user) {
      String withoutUser = text.replaceFirst("//[^/@]*@", "//");
      if (!withoutUser.matches("https?://[^/].*")) {
        throw new ConfigException(URL, withoutUser, "must start with http:// or https://");
      }
      try {
        return new Address(
            URI.create(withoutUser.replaceAll("/+$", "")),
            Optional.ofNullable(URI.create(text).getUserInfo()).or(() -> user));
      } catch (IllegalArgumentException e) {
        throw new ConfigException(URL, withoutUser, "is no address");
      }
    }

    private Optional<String> userInfo() {
      String source = text(CREDENTIALS_SOURCE).orElse("URL");
      return switch (source) {
        case "URL" -> Optional.empty();
        case "USER_INFO" -> Optional.of(required(USER_INFO));
        default ->
            throw new ConfigException(CREDENTIALS_SOURCE, source, "must be URL or USER_INFO");
      };
    }

    private String required(String name) {
      return text(name).orElseThrow(() -> new ConfigException(name + " is missing"));
    }
  }
}
