package io.stackprint.embedded;

/** A question that the registry refuses, with Confluent's error code and wording. */
final class RegistryFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** 40401 and its like: HTTP status, then two digits; or just the status, such as 409. */
  private final int errorCode;

  private RegistryFault(int errorCode, String message) {
    super(message);
    this.errorCode = errorCode;
  }

  static RegistryFault noSuchPath() {
    return new RegistryFault(404, "HTTP 404 Not Found");
  }

  static RegistryFault wrongMethod() {
    return new RegistryFault(405, "HTTP 405 Method Not Allowed");
  }

  static RegistryFault incompatible(String subject, String why) {
    return new RegistryFault(
        409,
        "Schema being registered is incompatible with an earlier schema for subject '"
            + subject
            + "': "
            + why);
  }

  static RegistryFault noSubject(String subject) {
    return new RegistryFault(40401, "Subject '" + subject + "' not found.");
  }

  static RegistryFault noVersion(int version) {
    return new RegistryFault(40402, "Version " + version + " not found.");
  }

  static RegistryFault noSchema() {
    return new RegistryFault(40403, "Schema not found");
  }

  static RegistryFault noLevel(String subject) {
    return new RegistryFault(
        40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
  }

  static RegistryFault unreadable(String why) {
    return new RegistryFault(400, "Malformed request: " + why);
  }

  static RegistryFault invalidSchema(String why) {
    return new RegistryFault(42201, "Invalid schema: " + why);
  }

  static RegistryFault invalidVersion(String version) {
    return new RegistryFault(
        42202,
        "The specified version '"
            + version
            + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string"
            + " \"latest\"");
  }

  static RegistryFault invalidLevel(String level) {
    return new RegistryFault(
        42203,
        "Invalid compatibility level '"
            + level
            + "'. Valid values are none, backward, forward, full, backward_transitive,"
            + " forward_transitive, and full_transitive");
  }

  static RegistryFault storage(String why) {
    return new RegistryFault(50001, "Error in the backend data store: " + why);
  }

  int errorCode() {
    return errorCode;
  }

  int status() {
    return errorCode < 1000 ? errorCode : errorCode / 100;
  }
}
