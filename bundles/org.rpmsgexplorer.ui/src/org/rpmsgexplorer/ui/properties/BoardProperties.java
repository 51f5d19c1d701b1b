// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ui.properties;

import java.util.List;

import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.rpmsgexplorer.ui.boards.BoardItem;

/** The property sheet of a row of the Boards view; nothing can be changed there. */
final class BoardProperties implements IPropertySource {
    private final List<Fact> facts;

    BoardProperties(BoardItem item) {
        facts = Facts.of(item);
    }

    @Override
    public Object getEditableValue() {
        return null;
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return facts.stream().map(BoardProperties::descriptor).toArray(IPropertyDescriptor[]::new);
    }

    private static IPropertyDescriptor descriptor(Fact fact) {
        PropertyDescriptor descriptor = new PropertyDescriptor(fact, fact.name());
        descriptor.setCategory(fact.category());
        return descriptor;
    }

    @Override
    public Object getPropertyValue(Object fact) {
        return ((Fact) fact).value();
    }

    @Override
    public boolean isPropertySet(Object fact) {
        return false;
    }

    @Override
    public void resetPropertyValue(Object fact) {
        // Nothing can be changed.
    }

    @Override
    public void setPropertyValue(Object fact, Object value) {
        // Nothing can be changed.
    }
}
