// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rpmsgexplorer.core.probe.Survey;
import org.rpmsgexplorer.core.probe.Survey.ModuleState;

/**
 * Whether a kernel has what rpmsg needs.
 *
 * @param survey what was seen
 * @param kernel its release
 * @param hasControl whether there is a control device, so that nothing needed can be missing
 */
record KernelFinding(Survey survey, String kernel, boolean hasControl) {
    private static final String SUBJECT = "Kernel";
    private static final Pattern RELEASE = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?!\\d).*");

    Finding finding() {
        Map<String, String> needed = needed();
        List<String> available = in(needed, ModuleState.AVAILABLE);
        List<String> absent = in(needed, ModuleState.ABSENT);
        List<String> unknown = in(needed, ModuleState.UNKNOWN);
        if (!absent.isEmpty()) {
            return finding("it does not have " + String.join(", ", absent), absentAdvice(needed, absent));
        } else if (!available.isEmpty()) {
            String names = String.join(" ", available);
            return finding("not loaded: " + String.join(", ", available), "As root: modprobe -a " + names
                    + "; at every start: name them in /etc/modules-load.d/rpmsg.conf.");
        } else if (!unknown.isEmpty() && !hasControl) {
            return Finding.unknown(SUBJECT, "it does not tell whether it has " + String.join(", ", unknown)
                    + " (neither /proc/config.gz nor /lib/modules/" + kernel + ")");
        }
        return Finding.ok(SUBJECT, "has " + String.join(", ", in(needed, ModuleState.PRESENT)));
    }

    private Finding finding(String text, String advice) {
        return hasControl ? Finding.warning(SUBJECT, text, advice) : Finding.problem(SUBJECT, text, advice);
    }

    private String absentAdvice(Map<String, String> needed, List<String> absent) {
        List<String> options = absent.stream().map(needed::get).toList();
        List<String> built = options.stream().filter(option -> survey.config().contains(option + "=m")).toList();
        return built.isEmpty() ? "Build it with " + String.join(", ", options) + "."
                : String.join(", ", built) + " was built as a module, but is not below /lib/modules/" + kernel
                + ": install it.";
    }

    /** Modules by name, with what switches them on. */
    private Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("rpmsg_core", "CONFIG_RPMSG");
        needed.put("rpmsg_char", "CONFIG_RPMSG_CHAR");
        if (!isBefore(5, 18)) {
            // Before, it was a part of rpmsg_char.
            needed.put("rpmsg_ctrl", "CONFIG_RPMSG_CTRL");
        }
        // Other transports, such as glink, have name services of their own.
        boolean virtio = !survey.virtio().isEmpty() || !hasControl;
        if (virtio) {
            needed.put("virtio_rpmsg_bus", "CONFIG_RPMSG_VIRTIO");
        }
        if (virtio && !isBefore(5, 11)) {
            needed.put("rpmsg_ns", "CONFIG_RPMSG_NS");
        }
        return needed;
    }

    private boolean isBefore(int major, int minor) {
        Matcher matcher = RELEASE.matcher(kernel);
        if (!matcher.matches()) {
            return false;
        }
        int first = Integer.parseInt(matcher.group(1));
        return first < major || first == major && Integer.parseInt(matcher.group(2)) < minor;
    }

    private List<String> in(Map<String, String> needed, ModuleState state) {
        List<String> names = new ArrayList<>(needed.keySet());
        names.removeIf(name -> survey.modules().getOrDefault(name, ModuleState.UNKNOWN) != state);
        return names;
    }
}
