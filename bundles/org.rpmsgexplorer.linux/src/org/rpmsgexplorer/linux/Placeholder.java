/* SPDX-License-Identifier: EPL-2.0 */
package org.rpmsgexplorer.linux;

/** Stands in until the bundle has code of its own. */
final class Placeholder {
    private Placeholder() {
    }
}
