import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDFs with the engine of veraPDF: java Standards MUST,MUST MAY,MAY FILE...
 *
 * <p>What a file must keep decides the exit code, what it may keep is counted. The engine comes without the library that reads its
 * own profiles, so they are read here.
 */
public class Standards {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean isGood = true;
        for (String name : arguments[0].split(",")) isGood &= validate(name, arguments, true);
        for (String name : arguments[1].split(",")) validate(name, arguments, false);
        System.exit(isGood ? 0 : 1);
    }

    /** Validates all files by one profile; tells of each file only where the profile must be kept. */
    private static boolean validate(String name, String[] files, boolean must) throws Exception {
        ValidationProfile profile = profile(name);
        int good = 0;
        Map<String, Integer> broken = new TreeMap<>();
        for (int index = 2; index < files.length; index++) {
            Map<String, String> faults = faults(profile, new File(files[index]));
            good += faults.isEmpty() ? 1 : 0;
            faults.keySet().forEach(rule -> broken.merge(rule, 1, Integer::sum));
            if (must) faults.forEach(new Teller(files[index]));
        }
        int all = files.length - 2;
        System.out.printf("%s: %d of %d files keep its %d rules%n", name, good, all, profile.getRules().size());
        if (!must) broken.forEach((rule, count) -> System.out.printf("    %s is broken by %d%n", rule, count));
        return good == all;
    }

    /** Prints what is wrong with a file. */
    private record Teller(String file) implements java.util.function.BiConsumer<String, String> {
        public void accept(String rule, String fault) {
            System.out.printf("%s: %s: %s%n", file, rule, fault);
        }
    }

    /** The rules that a file breaks, each with its first fault. */
    private static Map<String, String> faults(ValidationProfile profile, File file) {
        Map<String, String> faults = new TreeMap<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile.getPDFAFlavour())) {
            ValidationResult result =
                Foundries.defaultInstance().createValidator(profile, 100, false, true, false).validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    faults.putIfAbsent(rule, assertion.getMessage() + " at " + assertion.getLocation().getContext());
                }
            }
            if (!result.isCompliant() && faults.isEmpty()) faults.put("?", "not compliant");
        } catch (Exception fault) {
            faults.put("unreadable", fault.toString());
        }
        return faults;
    }

    private static ValidationProfile profile(String name) throws Exception {
        try (InputStream stream = Standards.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
            Element details = child(root, "details");
            Set<Rule> rules = new LinkedHashSet<>();
            for (Element rule : children(root, "rule")) rules.add(rule(rule));
            Set<Variable> variables = new LinkedHashSet<>();
            for (Element variable : children(root, "variable")) {
                variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
            }
            PDFAFlavour flavour = PDFAFlavour.valueOf(root.getAttribute("flavour"));
            return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(text(details, "name"),
                text(details, "description"), "veraPDF", new Date(0)), "", rules, variables);
        }
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(error, "argument")) {
            String name = argument.getAttribute("name");
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name.isEmpty() ? null : name, null));
        }
        PDFAFlavour.Specification specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
        int number = Integer.parseInt(id.getAttribute("testNumber"));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), number),
            rule.getAttribute("object"), deferred, rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>());
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> children = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) children.add((Element) nodes.item(index));
        return children;
    }

    private static Element child(Element parent, String name) {
        List<Element> children = children(parent, name);
        return children.isEmpty() ? null : children.get(0);
    }

    private static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? null : child.getTextContent();
    }
}
