// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.views.properties.IPropertySource;
import org.rpmsgexplorer.ui.UiActivator;
import org.rpmsgexplorer.ui.boards.BoardItem;
import org.rpmsgexplorer.ui.boards.Subject;
import org.rpmsgexplorer.ui.traffic.LiveEndpoint;

/** Gives rows of the Boards view their property sheets, and those of endpoints the endpoint, while it is there. */
public final class BoardAdapters implements IAdapterFactory {
    @Override
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        if (!(adaptable instanceof BoardItem item)) {
            return null;
        } else if (type == LiveEndpoint.class) {
            return type.cast(endpoint(item));
        }
        return type == IPropertySource.class ? type.cast(new FactSheet(Facts.of(item))) : null;
    }

    private static LiveEndpoint endpoint(BoardItem item) {
        return item.subject() instanceof Subject.OfEndpoint of ? UiActivator.traffic().endpoints().stream()
                .filter(endpoint -> endpoint.label().equals(of.endpoint().label())).findFirst().orElse(null) : null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IPropertySource.class, LiveEndpoint.class};
    }
}
