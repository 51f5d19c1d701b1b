// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.protocol;

/** What a frame carries: a request of the desktop, the agent's reply to one, or an event that the agent tells. */
public sealed interface Body permits Request, Reply, Event {
}
