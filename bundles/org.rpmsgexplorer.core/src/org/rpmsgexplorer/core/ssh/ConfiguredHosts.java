// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers the hosts that an ssh configuration names, to choose from. */
final class ConfiguredHosts implements ConfigReader.Target {
    private final Set<String> names = new LinkedHashSet<>();

    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void host(List<String> patterns) {
        patterns.stream().filter(name -> name.matches("[^*?!]+")).forEach(names::add);
    }

    @Override
    public void line(ConfigLine line, String where) {
        // What holds for a host is looked at when it is chosen.
    }

    @Override
    public void note(String text) {
        // As above.
    }

    @Override
    public Optional<String> value(String criterion) {
        return Optional.of("");
    }
}
