// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.launch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IStreamMonitor;

/** Lines that a benchmark writes, for the Console. Any thread may use it. */
final class OutputText implements IStreamMonitor {
    private final List<IStreamListener> listeners = new CopyOnWriteArrayList<>();
    /** Guarded by this. */
    private final StringBuilder text = new StringBuilder();

    @Override
    public void addListener(IStreamListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(IStreamListener listener) {
        listeners.remove(listener);
    }

    @Override
    public synchronized String getContents() {
        return text.toString();
    }

    /** Writes some lines. */
    void println(String lines) {
        String added = lines.stripTrailing() + '\n';
        synchronized (this) {
            text.append(added);
        }
        listeners.forEach(listener -> listener.streamAppended(added, this));
    }
}
