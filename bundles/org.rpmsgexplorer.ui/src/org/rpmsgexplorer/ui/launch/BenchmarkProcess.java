// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.debug.core.model.IStreamsProxy;

/**
 * A benchmark as the Console and the Debug view see it: what it says, whether it goes on, and how to end it. Any thread may use
 * it.
 */
final class BenchmarkProcess extends PlatformObject implements IProcess, IStreamsProxy {
    private final ILaunch launch;
    private final String label;
    private final OutputText output = new OutputText();
    private final OutputText errors = new OutputText();
    /** Guarded by this. */
    private final Map<String, String> attributes = new HashMap<>();
    /** Guarded by this; what ends it. */
    private Runnable ending = () -> {
    };
    /** Guarded by this. */
    private boolean unwanted;
    /** Guarded by this; empty while it goes on. */
    private OptionalInt exit = OptionalInt.empty();

    /** Creates one that goes on. */
    BenchmarkProcess(ILaunch launch, String label) {
        this.launch = launch;
        this.label = label;
        launch.addProcess(this);
        fire(DebugEvent.CREATE);
    }

    private void fire(int kind) {
        DebugPlugin.getDefault().fireDebugEventSet(new DebugEvent[] {new DebugEvent(this, kind)});
    }

    /** Returns what takes its lines. */
    OutputText output() {
        return output;
    }

    /** Returns what takes lines that say what failed. */
    OutputText errors() {
        return errors;
    }

    /** Returns whether somebody wants to end it. */
    synchronized boolean isUnwanted() {
        return unwanted;
    }

    /** Says what ends it from now on; that is run at once where somebody has wanted to end it already. */
    void endBy(Runnable fresh) {
        boolean now;
        synchronized (this) {
            ending = fresh;
            now = unwanted;
        }
        if (now) {
            fresh.run();
        }
    }

    /** It has ended; only the first end counts. */
    void end(int value) {
        synchronized (this) {
            if (exit.isPresent()) {
                return;
            }
            exit = OptionalInt.of(value);
        }
        fire(DebugEvent.TERMINATE);
    }

    @Override
    public String getLabel() {
        return label;
    }

    @Override
    public ILaunch getLaunch() {
        return launch;
    }

    @Override
    public IStreamsProxy getStreamsProxy() {
        return this;
    }

    @Override
    public IStreamMonitor getOutputStreamMonitor() {
        return output;
    }

    @Override
    public IStreamMonitor getErrorStreamMonitor() {
        return errors;
    }

    /** It reads nothing. */
    @Override
    public void write(String input) {
        // Nobody is there to read it.
    }

    @Override
    public synchronized void setAttribute(String key, String value) {
        attributes.put(key, value);
    }

    @Override
    public synchronized String getAttribute(String key) {
        return attributes.get(key);
    }

    @Override
    public synchronized int getExitValue() throws DebugException {
        return exit.orElseThrow(() -> new DebugException(Status.error(Messages.BenchmarkProcess_goesOn)));
    }

    @Override
    public boolean canTerminate() {
        return !isTerminated();
    }

    @Override
    public synchronized boolean isTerminated() {
        return exit.isPresent();
    }

    /** Begins to end it; what was measured is kept. */
    @Override
    public void terminate() {
        Runnable now;
        synchronized (this) {
            if (exit.isPresent()) {
                return;
            }
            unwanted = true;
            now = ending;
        }
        now.run();
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type.equals(IProcess.class)) {
            return type.cast(this);
        }
        return type.equals(ILaunch.class) ? type.cast(launch) : super.getAdapter(type);
    }
}
