package assay.core.kit;

import java.util.List;

/** Brings the kits of spaces that are no classes of their own; found by {@link java.util.ServiceLoader}. */
public interface SpaceKitSource {
    /** The kits that are there now. */
    List<SpaceKit> kits();
}
