// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.agent;

/** Is told, between two steps, how far a measurement is. */
interface MeasuringListener {
    /**
     * So much is done.
     *
     * @throws InterruptedException where the measurement is to end
     */
    void done(int steps) throws InterruptedException;
}
