// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.views.properties.IPropertySource;
import org.rpmsgexplorer.ui.boards.BoardItem;

/** Gives rows of the Boards view their property sheets. */
public final class BoardAdapters implements IAdapterFactory {
    @Override
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        return adaptable instanceof BoardItem item && type == IPropertySource.class
                ? type.cast(new FactSheet(Facts.of(item))) : null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] {IPropertySource.class};
    }
}
