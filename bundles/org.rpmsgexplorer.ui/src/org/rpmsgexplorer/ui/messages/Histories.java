// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

/** Keeps what was written lately from one session to the next. */
final class Histories {
    private Histories() {
    }

    static History load(String name) {
        return new History(PageSettings.load(name));
    }

    /** Adds an entry and returns what is there now. */
    static History add(String name, String entry) {
        History history = load(name).with(entry);
        PageSettings.save(name, history.entries());
        return history;
    }
}
