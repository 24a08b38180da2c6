package io.stackprint.cli;

import io.stackprint.fingerprint.Rules;
import io.stackprint.fingerprinter.assemble.Assembler;
import io.stackprint.matcher.rank.PlainMatcher;
import io.stackprint.prober.app.LiveRunScanner;
import io.stackprint.prober.app.ProberService;
import io.stackprint.prober.app.ProberSettings;
import io.stackprint.prober.app.SystemResolver;
import io.stackprint.prober.target.AddressSet;
import io.stackprint.prober.target.AllowList;
import io.stackprint.prober.target.MalformedExpressionException;
import io.stackprint.settings.Setting;
import io.stackprint.settings.Settings;
import io.stackprint.topics.Service;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stackprint prober}: one instance of the prober, until it is stopped. */
@Command(
    name = "prober",
    header = "Run the service that scans what it is asked to.",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the topic scan-requests of a cluster, scans, and writes the topic probe-replies, until it"
          + " is told to stop (SIGTERM, ^C). `stackprint scan --bootstrap-server` asks it.",
      "Several probers of one scope share the work; each needs a --state-dir of its own.",
      "Needs root or CAP_NET_RAW, and libpcap."
    },
    footer = {
      "",
      "Example:",
      "  stackprint prober --scope-file networks.txt --bootstrap-server kafka:9092 \\",
      "    --schema-registry http://registry:8081"
    })
final class ProberCommand implements Callable<Integer> {
  @Mixin private ServiceOptions options = new ServiceOptions();

  @Option(
      names = "--scope",
      paramLabel = "NAME",
      description = {
        "Name of the network that it probes, as seen from here; requests for others are left to",
        "others. Default: default"
      })
  private @Nullable String scope;

  @Option(
      names = "--scope-file",
      paramLabel = "FILE",
      description = "The networks that it may probe; a request for any other address is refused.")
  private @Nullable String scopeFile;

  @Option(
      names = "--excludefile",
      paramLabel = "FILE",
      description = "Never probe the addresses in FILE, whoever asks.")
  private @Nullable String excludeFile;

  @Option(
      names = "--os-db",
      paramLabel = "FILE",
      description = {
        "OS database by which it knows that a host needs no further round.",
        "Default: the one that `stackprint scan` takes"
      })
  private @Nullable String osDb;

  @Option(names = "-e", paramLabel = "IFACE", description = "Use only this interface.")
  private @Nullable String device;

  @Option(
      names = "-S",
      paramLabel = "ADDRESS",
      converter = ProbingOptions.AddressConverter.class,
      description = "Send from this address; replies must come to this machine.")
  private @Nullable Integer source;

  @SuppressWarnings("NullAway.Init") // picocli injects it
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = settings();
    try (var frame = ServiceFrame.open(Service.PROBER, settings)) {
      ProberSettings prober = prober(settings, frame.rules());
      var scanner = new LiveRunScanner(prober, judge(settings, frame.rules()), frame.metrics());
      scanner.requireNetwork();
      return frame.run(
          new ProberService(
              prober,
              frame.topics(),
              frame.clientProperties(),
              frame.streamsProperties(),
              frame.stateDirectory(),
              scanner,
              frame.metrics()));
    } catch (MalformedExpressionException e) {
      throw new ParameterException(spec.commandLine(), Reasons.of(e));
    }
  }

  private Settings settings() {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    SettingOptions.put(given, Setting.SCOPE, scope);
    SettingOptions.put(given, Setting.SCOPE_FILE, scopeFile);
    SettingOptions.put(given, Setting.EXCLUDEFILE, excludeFile);
    SettingOptions.put(given, Setting.OS_DB, osDb);
    return options.settings(given);
  }

  private ProberSettings prober(Settings settings, Rules rules)
      throws MalformedExpressionException {
    String allowed =
        settings.required(Setting.SCOPE_FILE, "a prober needs a list of what it may probe");
    String name = ServiceFrame.scope(settings);
    try {
      return new ProberSettings(
          name,
          Hostname.ofThisMachine(),
          new AllowList(set(Optional.of(allowed)), set(settings.text(Setting.EXCLUDEFILE))),
          rules.profile(),
          Optional.ofNullable(device),
          source == null ? OptionalInt.empty() : OptionalInt.of(source));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), Reasons.of(e));
    }
  }

  private static AddressSet set(Optional<String> file) throws MalformedExpressionException {
    return AddressSet.of(file.map(TargetOptions::read).orElse(List.of()), new SystemResolver());
  }

  private CoreJudge judge(Settings settings, Rules rules) {
    var database = new DatabaseOptions();
    database.osDb = settings.text(Setting.OS_DB).map(Path::of).orElse(null);
    database.profile = rules.profile();
    var matcher = new PlainMatcher(Databases.load(database, Terminal.of(spec)), rules);
    return new CoreJudge(new Assembler(rules), matcher);
  }
}
