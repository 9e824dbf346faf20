package assay.core.kit;

import java.util.List;

/** Provides kits of spaces that do not have classes of their own; found by {@link java.util.ServiceLoader}. */
public interface SpaceKitSource {
    /** The kits that are there now. */
    List<SpaceKit> kits();
}
