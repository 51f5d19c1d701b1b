// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import java.util.Objects;

/**
 * One line of a property sheet.
 *
 * @param category the heading that it stands below
 * @param name what it is; different for each within a sheet
 * @param value its value, for people
 */
record Fact(String category, String name, String value) {
    Fact {
        Objects.requireNonNull(category);
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
    }
}
