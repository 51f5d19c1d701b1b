// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

/** Names that others have given, as the text of a menu's entry. */
final class MenuText {
    private MenuText() {
    }

    /**
     * Returns the text by which an action shows a name as it is: an action takes what is behind the last tab or @ for a key, and
     * what is behind an & for a mnemonic.
     */
    static String of(String name) {
        return OneLine.of(name.replace('\t', ' ')).replace("&", "&&") + '@';
    }
}
