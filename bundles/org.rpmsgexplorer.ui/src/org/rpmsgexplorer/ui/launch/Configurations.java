// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.rpmsgexplorer.ui.endpoint.Recent;

/** The launch configurations of benchmarks, and which of them were used last. Any thread may use it. */
final class Configurations {
    /** The id of their type in plugin.xml. */
    static final String TYPE = "org.rpmsgexplorer.ui.benchmark";

    private static final String RECENT = "recent";
    /** No name has it. */
    private static final String BETWEEN = "\n";

    private final Preferences kept;

    /**
     * Creates it.
     *
     * @param kept where the names of those are kept that were used
     */
    Configurations(Preferences kept) {
        this.kept = kept;
    }

    private static ILaunchManager manager() {
        return DebugPlugin.getDefault().getLaunchManager();
    }

    private static ILaunchConfigurationType type() {
        return manager().getLaunchConfigurationType(TYPE);
    }

    /** Returns all: those that were used, the last one first, then the others. */
    List<ILaunchConfiguration> all() throws CoreException {
        List<ILaunchConfiguration> all = new ArrayList<>(recent());
        Stream.of(manager().getLaunchConfigurations(type())).filter(found -> !all.contains(found)).forEach(all::add);
        return all;
    }

    /** Returns those that were used, the last one first. */
    List<ILaunchConfiguration> recent() throws CoreException {
        List<ILaunchConfiguration> there = List.of(manager().getLaunchConfigurations(type()));
        return names().stream().flatMap(name -> there.stream().filter(found -> found.getName().equals(name))).toList();
    }

    private List<String> names() {
        return Arrays.stream(kept.get(RECENT, "").split(BETWEEN)).filter(name -> !name.isEmpty()).toList();
    }

    /** Remembers that one is used now; of one that was changed for this time only, the one that is kept. */
    synchronized void used(ILaunchConfiguration configuration) {
        ILaunchConfiguration original = configuration instanceof ILaunchConfigurationWorkingCopy copy ? copy.getOriginal()
                : configuration;
        if (original != null) {
            kept.put(RECENT, String.join(BETWEEN, Recent.with(names(), original.getName())));
            try {
                kept.flush();
            } catch (BackingStoreException notNow) {
                // It is in memory, and is written with the other preferences.
            }
        }
    }

    /** Returns the one that was used last, else any; makes the usual one where there is none. */
    ILaunchConfiguration last() throws CoreException {
        Optional<ILaunchConfiguration> found = all().stream().findFirst();
        return found.isPresent() ? found.get() : create(Messages.Configurations_usual, "", "");
    }

    /** Returns those for a board, those that were used first; with a control device only those for that. */
    List<ILaunchConfiguration> of(String board, String control) throws CoreException {
        List<ILaunchConfiguration> fitting = new ArrayList<>();
        for (ILaunchConfiguration found : all()) {
            BenchmarkDraft draft = BenchmarkDraft.of(found.getAttributes());
            if (draft.get(Attribute.BOARD).equals(board)
                    && (control.isEmpty() || draft.get(Attribute.CONTROL).equals(control))) {
                fitting.add(found);
            }
        }
        return fitting;
    }

    /** Makes and keeps one with the usual values. */
    ILaunchConfiguration create(String name, String board, String control) throws CoreException {
        String free = manager().generateLaunchConfigurationName(name);
        ILaunchConfigurationWorkingCopy copy = type().newInstance(null, free);
        copy.setAttribute(Attribute.BOARD.key(), board);
        copy.setAttribute(Attribute.CONTROL.key(), control);
        return copy.doSave();
    }
}
