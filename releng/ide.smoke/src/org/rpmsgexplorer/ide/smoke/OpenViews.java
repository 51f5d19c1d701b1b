// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.ide.smoke;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.intro.IIntroManager;

/** Opens all views of the plug-in, in whatever perspective the IDE has. */
final class OpenViews implements SmokeStartup.Steps {
    private static final List<String> VIEWS = List.of("org.rpmsgexplorer.ui.boards", "org.rpmsgexplorer.ui.messages",
            "org.rpmsgexplorer.ui.benchmark");

    @Override
    public List<String> perform(Screen screen) throws Exception {
        IIntroManager welcome = screen.window().getWorkbench().getIntroManager();
        welcome.closeIntro(welcome.getIntro());
        IWorkbenchPage page = screen.window().getActivePage();
        List<String> found = new ArrayList<>();
        for (String id : VIEWS) {
            IViewPart view = page.showView(id);
            found.add(view.getTitle() + " " + view.getClass().getName());
            screen.picture(view.getTitle() + ".png");
        }
        found.add("in " + page.getPerspective().getId());
        return found;
    }
}
