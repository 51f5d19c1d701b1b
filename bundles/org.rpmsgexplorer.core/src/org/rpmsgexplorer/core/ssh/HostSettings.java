// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rpmsgexplorer.core.BoardException;

/** What an ssh configuration says for one host: of each keyword the first value, as ssh_config(5) has it. */
final class HostSettings implements ConfigReader.Target {
    private static final Pattern TOKEN = Pattern.compile("%(.)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh]?)");
    private static final String NONE = "none";
    /** These count; the keys of {@link Algorithms.Kind} do as well. */
    private static final Set<String> HONOURED = Set.of("hostname", "user", "port", "identityfile", "identitiesonly",
            "identityagent", "proxyjump", "userknownhostsfile", "hostkeyalias", "hashknownhosts", "connecttimeout",
            "preferredauthentications", "passwordauthentication", "pubkeyauthentication",
            "kbdinteractiveauthentication", "pubkeyacceptedkeytypes");
    /** These change nothing about whether the host is reached and lets us in; nobody need be told. */
    private static final Set<String> WITHOUT_MEANING = Set.of("addkeystoagent", "checkhostip", "clearallforwardings",
            "compression", "controlmaster", "controlpath", "controlpersist", "dynamicforward",
            "enableescapecommandline", "escapechar", "exitonforwardfailure", "fingerprinthash",
            "forkafterauthentication", "forwardagent", "forwardx11", "forwardx11timeout", "forwardx11trusted",
            "gatewayports", "gssapiauthentication", "gssapidelegatecredentials", "ignoreunknown", "ipqos",
            "localcommand", "localforward", "loglevel", "logverbose", "numberofpasswordprompts",
            "obscurekeystroketiming", "permitlocalcommand", "permitremoteopen", "rekeylimit", "remotecommand",
            "remoteforward", "requesttty", "sendenv", "serveralivecountmax", "serveraliveinterval", "sessiontype",
            "setenv", "stdinnull", "streamlocalbindmask", "streamlocalbindunlink", "syslogfacility", "tag",
            "tcpkeepalive", "tunnel", "tunneldevice", "updatehostkeys", "usekeychain", "versionaddendum",
            "visualhostkey", "warnweakcrypto", "xauthlocation");
    /** What these say is not done, but the value is the same as what is done. */
    private static final Map<String, Set<String>> AS_DONE = Map.of(
            "stricthostkeychecking", Set.of("yes", "ask", "true"),
            "proxycommand", Set.of(NONE),
            "proxyusefdpass", Set.of("no"),
            "addressfamily", Set.of("any"),
            "canonicalizehostname", Set.of("no"),
            "batchmode", Set.of("no"),
            "hostbasedauthentication", Set.of("no"),
            "challengeresponseauthentication", Set.of("yes"));

    private final Path folder;
    private final SshAddress address;
    private final String defaultUser;
    private final Map<String, ConfigLine> found = new HashMap<>();
    private final List<String> identities = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    HostSettings(Path folder, SshAddress address, String defaultUser) {
        this.folder = folder;
        this.address = address;
        this.defaultUser = defaultUser;
    }

    @Override
    public void line(ConfigLine line, String where) {
        String key = line.key();
        if (key.equals("identityfile")) {
            identities.add(line.first());
        } else if (HONOURED.contains(key) || isAlgorithm(key)) {
            found.putIfAbsent(key, line);
        } else if (!WITHOUT_MEANING.contains(key)
                && !AS_DONE.getOrDefault(key, Set.of()).contains(line.first().toLowerCase(Locale.ROOT))
                && found.putIfAbsent(key, line) == null) {
            notes.add(where + ": " + line.keyword() + " is not supported and passed over");
        }
    }

    private static boolean isAlgorithm(String key) {
        for (Algorithms.Kind kind : Algorithms.Kind.values()) {
            if (kind.keyword().equalsIgnoreCase(key)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    @Override
    public Optional<String> value(String criterion) {
        return switch (criterion) {
            case "host" -> Optional.of(host());
            case "originalhost" -> Optional.of(address.host());
            case "user" -> Optional.of(user());
            case "localuser" -> Optional.of(System.getProperty("user.name"));
            default -> Optional.empty();
        };
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(found.get(key)).map(ConfigLine::first);
    }

    private boolean is(String key, boolean usual) {
        return text(key).map(value -> value.equalsIgnoreCase("yes") || value.equalsIgnoreCase("true")).orElse(usual);
    }

    private String user() {
        return address.user().or(() -> text("user")).orElse(defaultUser);
    }

    private String host() {
        return text("hostname").map(name -> replace(name, token -> token == 'h' ? address.host() : null))
                .orElse(address.host());
    }

    Optional<String> jump() {
        return Optional.ofNullable(found.get("proxyjump")).map(line -> String.join("", line.arguments()));
    }

    /** @throws BoardException where a value leads nowhere */
    SshTarget target(boolean oldAlgorithms, Optional<SshTarget> jump) throws BoardException {
        Map<Algorithms.Kind, String> algorithms = new EnumMap<>(Algorithms.Kind.class);
        text("pubkeyacceptedkeytypes").ifPresent(list -> algorithms.put(Algorithms.Kind.PUBLIC_KEY, list));
        for (Algorithms.Kind kind : Algorithms.Kind.values()) {
            text(kind.keyword().toLowerCase(Locale.ROOT)).ifPresent(list -> algorithms.put(kind, list));
        }
        int port = port();
        List<Path> keys = identities.stream().filter(file -> !file.equalsIgnoreCase(NONE))
                .flatMap(file -> path(file, port).stream()).distinct().toList();
        List<Path> knownHosts = Optional.ofNullable(found.get("userknownhostsfile")).map(ConfigLine::arguments)
                .orElse(List.of()).stream().filter(file -> !file.equalsIgnoreCase(NONE))
                .flatMap(file -> path(file, port).stream()).toList();
        SshOptions options = new SshOptions(host().equals(address.host()) ? "" : address.host(), folder, keys,
                is("identitiesonly", false), agent(port), knownHosts,
                text("hostkeyalias"), is("hashknownhosts", false), jump, connectSeconds(), methods(), algorithms,
                oldAlgorithms, List.copyOf(notes));
        try {
            // The same bounds hold for what the file says as for what a person writes.
            SshAddress.parse(host().indexOf(':') >= 0 ? "[" + host() + "]" : host());
            return new SshTarget(user(), host(), port, options);
        } catch (IllegalArgumentException wrong) {
            throw wrong("HostName or Port", wrong.getMessage());
        }
    }

    private BoardException wrong(String keyword, String why) {
        return new BoardException(folder.resolve("config") + " has a wrong " + keyword + " for " + address.host() + ": "
                + why, "ssh -G " + address.host() + " shows what ssh makes of it.", null);
    }

    private int port() throws BoardException {
        if (address.port().isPresent()) {
            return address.port().getAsInt();
        }
        String text = text("port").orElse(Integer.toString(SshTarget.DEFAULT_PORT));
        if (!text.matches("\\d{1,5}")) {
            throw wrong("Port", "\"" + text + "\" is not a number");
        }
        return Integer.parseInt(text);
    }

    private int connectSeconds() {
        Matcher time = TIME.matcher(text("connecttimeout").orElse(""));
        if (!time.matches()) {
            return SshOptions.CONNECT_SECONDS;
        }
        int unit = switch (time.group(2)) {
            case "m" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
        int seconds = Integer.parseInt(time.group(1)) * unit;
        return seconds == 0 ? SshOptions.CONNECT_SECONDS : Math.min(seconds, 600);
    }

    private List<String> methods() {
        List<String> methods = new ArrayList<>(text("preferredauthentications").map(list -> List.of(list.split(",")))
                .orElse(SshOptions.METHODS));
        methods.retainAll(SshOptions.METHODS);
        if (!is("pubkeyauthentication", true) && !text("pubkeyauthentication").orElse("")
                .matches("(unbound|host-bound)")) {
            methods.remove("publickey");
        }
        if (!is("passwordauthentication", true)) {
            methods.remove("password");
        }
        if (!is("kbdinteractiveauthentication", true)) {
            methods.remove("keyboard-interactive");
        }
        return methods;
    }

    private Optional<String> agent(int port) {
        Optional<String> text = text("identityagent");
        if (text.isEmpty() || text.get().equals("SSH_AUTH_SOCK")) {
            return Optional.empty();
        } else if (text.get().startsWith("$")) {
            String name = text.get().substring(1).replaceAll("[{}]", "");
            return Optional.of(Optional.ofNullable(System.getenv(name)).orElse(NONE));
        }
        return text.get().equalsIgnoreCase(NONE) ? Optional.of(NONE) : path(text.get(), port).map(Path::toString);
    }

    /** Returns the path that a value means; with tokens that are not known, none, and a note. */
    private Optional<Path> path(String value, int port) {
        Path home = Optional.ofNullable(folder.getParent()).orElse(folder);
        String text = replace(SshConfig.home(folder, value), token -> switch (token) {
            case 'd' -> home.toString();
            case 'h' -> host();
            case 'k' -> text("hostkeyalias").orElse(address.host());
            case 'n' -> address.host();
            case 'p' -> Integer.toString(port);
            case 'r' -> user();
            case 'u' -> System.getProperty("user.name");
            default -> null;
        });
        try {
            if (text.indexOf('%') < 0 && !text.contains("${")) {
                return Optional.of(home.resolve(text));
            }
        } catch (InvalidPathException notOne) {
            // The note says so.
        }
        notes.add(folder.resolve("config") + ": " + value + " is not a path that can be used, and passed over");
        return Optional.empty();
    }

    private static String replace(String text, Function<Character, String> values) {
        return TOKEN.matcher(text).replaceAll(match -> {
            char token = match.group(1).charAt(0);
            String value = token == '%' ? "%" : values.apply(token);
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }
}
