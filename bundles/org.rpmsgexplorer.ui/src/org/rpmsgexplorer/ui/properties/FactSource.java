// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import java.util.List;

/** What can be selected in a view and knows what its property sheet says. */
public interface FactSource {
    /** Returns the lines of the sheet. The UI thread asks: nobody may wait for a board or a disk here. */
    List<Fact> facts();
}
