package io.stackprint.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;
import org.slf4j.LoggerFactory;

/**
 * How a service logs: more than other commands do, for whoever runs it, and as JSON if asked, one
 * object a line.
 */
final class ServiceLog {
  private ServiceLog() {}

  /** Logs from now on as the settings say. */
  static void configure(Settings settings) {
    String format = settings.word(Setting.LOG_FORMAT, "text", "json");
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    context.reset();
    try {
      configurator.doConfigure(ServiceLog.class.getResource("/logback-service-" + format + ".xml"));
    } catch (JoranException e) {
      throw new IllegalStateException("logback-service-" + format + ".xml is damaged", e);
    }
  }
}
