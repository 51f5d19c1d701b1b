// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.jcraft.jsch.Logger;

/** Notes which algorithms a session agreed upon: JSch tells it to its log only. */
final class Negotiated implements Logger {
    private static final Pattern LINE = Pattern.compile("kex: (?:(algorithm|host key algorithm): (\\S+)"
            + "|(?:server->client|client->server) cipher: (\\S+) MAC: (\\S+) .*)");

    private final Map<Algorithms.Kind, String> found = new TreeMap<>();

    @Override
    public boolean isEnabled(int level) {
        return level == INFO;
    }

    /** Called by the thread that connects, and by the session's when keys are exchanged anew. */
    @Override
    public synchronized void log(int level, String message) {
        if (!message.startsWith("kex: ")) {
            return;
        }
        Matcher line = LINE.matcher(message);
        if (!line.matches()) {
            return;
        } else if (line.group(1) == null) {
            found.put(Algorithms.Kind.CIPHER, line.group(3));
            found.put(Algorithms.Kind.MAC, line.group(4));
        } else {
            found.put(line.group(1).equals("algorithm") ? Algorithms.Kind.KEY_EXCHANGE : Algorithms.Kind.HOST_KEY,
                    line.group(2));
        }
    }

    /** Returns the weak ones of them, each with what it is for. */
    synchronized List<String> weak() {
        List<String> weak = new ArrayList<>();
        found.forEach((kind, algorithm) -> {
            if (kind.isWeak(algorithm)) {
                weak.add(algorithm + " (" + kind.title() + ")");
            }
        });
        return weak;
    }
}
