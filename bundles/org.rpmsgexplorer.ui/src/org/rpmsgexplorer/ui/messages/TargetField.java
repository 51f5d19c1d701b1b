// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.messages;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.rpmsgexplorer.ui.AccessibleName;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** The field that says which endpoint sends. UI thread only. */
final class TargetField {
    private final Composite bar;
    private final Combo combo;
    private List<LiveEndpoint> endpoints = List.of();

    /**
     * Creates a field that offers nothing.
     *
     * @param bar what a user sends by: while the focus is there, no other endpoint comes in the place of the chosen one
     * @param chosen is run when the user has chosen
     */
    TargetField(Composite bar, Composite line, Runnable chosen) {
        this.bar = bar;
        combo = new Combo(line, SWT.READ_ONLY);
        combo.setToolTipText(Messages.SendBar_target);
        AccessibleName.give(combo, Messages.SendBar_target);
        combo.addListener(SWT.Selection, event -> chosen.run());
    }

    /** Offers those of these endpoints that are not over; the chosen one stays if it is among them. */
    void offer(List<LiveEndpoint> all) {
        Optional<LiveEndpoint> before = chosen();
        boolean stays = isInUse() && !endpoints.isEmpty();
        endpoints = all.stream().filter(endpoint -> !endpoint.state().isOver()).toList();
        String[] names = EndpointNames.of(endpoints);
        if (!List.of(names).equals(List.of(combo.getItems()))) {
            combo.setItems(names);
            bar.layout(true, true);
        }
        Optional<LiveEndpoint> last = endpoints.stream().reduce((one, other) -> other);
        choose(before.filter(endpoints::contains).or(() -> stays ? Optional.empty() : last));
    }

    /** Chooses an endpoint, or none. */
    void choose(Optional<LiveEndpoint> endpoint) {
        int index = endpoint.map(endpoints::indexOf).orElse(-1);
        if (index >= 0) {
            combo.select(index);
        } else {
            combo.deselectAll();
        }
    }

    /** Chooses an endpoint that is shown from now on, unless the user is about to send. */
    void follow(LiveEndpoint endpoint) {
        if (!isInUse()) {
            choose(Optional.of(endpoint));
        }
    }

    private boolean isInUse() {
        Control focus = bar.getDisplay().getFocusControl();
        while (focus != null && focus != bar) {
            focus = focus.getParent();
        }
        return focus == bar;
    }

    /** Returns the chosen endpoint. */
    Optional<LiveEndpoint> chosen() {
        int index = combo.getSelectionIndex();
        return index < 0 || index >= endpoints.size() ? Optional.empty() : Optional.of(endpoints.get(index));
    }

    /** Returns why none is chosen, for the user. */
    String whyNone() {
        return endpoints.isEmpty() ? Messages.SendBar_noEndpoint : Messages.SendBar_choose;
    }
}
