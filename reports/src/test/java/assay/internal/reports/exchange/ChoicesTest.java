package assay.internal.reports.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.kit.Choices;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.bench101.Cell101;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Architectures as lists of choices, as DeepCAVE takes them. */
class ChoicesTest {
    private static List<String> chosen(SpaceKit kit, String text) {
        Choices choices = kit.asChoices();
        int[] options = choices.encode().apply(kit.notations().read(text));
        assertEquals(choices.groups().size(), options.length);
        List<String> chosen = new ArrayList<>();
        for (int g = 0; g < options.length; g++) {
            String option = choices.groups().get(g).options().get(options[g]);
            if (!option.equals("0") && !option.equals("none")) {
                chosen.add(choices.groups().get(g).name() + " " + option);
            }
        }
        return chosen;
    }

    @Test
    void cellOf101_isItsEdgesAndOperations_theOutputLast() {
        SpaceKit kit = SpaceKits.named("nasbench101", "test");
        assertEquals(26, kit.asChoices().groups().size());
        // input -> conv -> pool -> output, and input -> output
        assertEquals(
                List.of(
                        "1<-0 1",
                        "2<-1 1",
                        "6<-0 1",
                        "6<-2 1",
                        "operation 1 conv3x3-bn-relu",
                        "operation 2 maxpool3x3"),
                chosen(kit, Cell101.parse("101101", "c3;mp").text()));
        assertEquals(List.of("6<-0 1"), chosen(kit, Cell101.parse("1", "").text()));
    }

    @Test
    void searchedSpace_hasItsOwnDecisions() {
        SpaceKit kit = SpaceKits.named("nasbench201", "test");
        assertEquals(
                List.of("1<-0 skip_connect"), chosen(kit, "|skip_connect~0|+|none~0|none~1|+|none~0|none~1|none~2|"));
    }
}
