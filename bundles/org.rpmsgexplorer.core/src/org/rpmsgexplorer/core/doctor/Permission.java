// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.doctor;

import org.rpmsgexplorer.core.probe.Survey;

/** What gives a user the right to open rpmsg's nodes. */
final class Permission {
    private static final String GROUP = "rpmsg";

    private Permission() {
    }

    static Finding finding(Survey survey, Survey.Node node, String subject) {
        String user = survey.user().isEmpty() ? "this user" : survey.user();
        return Finding.problem(subject, node.path() + " cannot be opened by " + user + " (" + node.mode() + " "
                + node.owner()
                + " " + node.group() + ")", advice(survey, node, survey.user().isEmpty() ? "USER" : survey.user()));
    }

    private static String advice(Survey survey, Survey.Node node, String user) {
        if (node.mode().startsWith("crw-rw") && !node.group().equals("root")) {
            return "As root on the board: usermod -aG " + node.group() + " " + user + "; then sign in again.";
        }
        String group = "Sign in as root, or, as root on the board: groupadd -f " + GROUP + "; usermod -aG " + GROUP
                + " " + user;
        String again = "Then sign in again.";
        return switch (survey.hotplug()) {
            case "udev" -> String.join("\n", group,
                    "echo 'SUBSYSTEM==\"rpmsg\", GROUP=\"" + GROUP
                    + "\", MODE=\"0660\"' >/etc/udev/rules.d/60-rpmsg.rules",
                    "udevadm control --reload; udevadm trigger --subsystem-match=rpmsg", again);
            case "mdev" -> String.join("\n", group, "echo 'rpmsg.* root:" + GROUP + " 660' >>/etc/mdev.conf; mdev -s",
                    again);
            default -> String.join("\n", group, "chgrp " + GROUP + " /dev/rpmsg*; chmod 660 /dev/rpmsg*", again
                    + " Neither udev nor mdev runs there, so new nodes, those of the legacy way too, are root's until"
                    + " that is repeated. The rule for udev would be: SUBSYSTEM==\"rpmsg\", GROUP=\"" + GROUP
                    + "\", MODE=\"0660\"");
        };
    }
}
