// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.traffic;

import org.eclipse.osgi.util.NLS;
import org.rpmsgexplorer.core.capture.CaptureException;

/**
 * That an endpoint's messages cannot be written to the capture.
 *
 * @param why without a full stop
 * @param hint what to do about it; empty where there is nothing to say
 */
record RecordingFailure(String why, String hint) {
    static RecordingFailure of(Exception cause) {
        if (cause instanceof CaptureException told) {
            return new RecordingFailure(told.getMessage(), told.hint());
        }
        return new RecordingFailure(cause.toString(), Messages.RecordingFailure_unexpectedHint);
    }

    /** Returns how it stands with the endpoint then. */
    EndpointState state() {
        return new EndpointState(EndpointState.Kind.ENDED, NLS.bind(Messages.RecordingFailure_state, why), hint);
    }

    /** Returns what whoever wanted the endpoint is told. */
    String message() {
        return NLS.bind(Messages.RecordingFailure_message, why);
    }
}
