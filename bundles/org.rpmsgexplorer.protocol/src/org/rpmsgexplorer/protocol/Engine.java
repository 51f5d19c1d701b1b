// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

/** What runs the loops of a benchmark. */
public enum Engine {
    /** A library in C. */
    NATIVE,
    /** Java, through JNA. */
    JAVA
}
