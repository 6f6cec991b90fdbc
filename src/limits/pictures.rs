//! The limits of pictures and drawings.

/// The largest picture file taken, in bytes.
pub const PICTURE_BYTES: usize = 20_000_000;

/// The most pixels a picture may have, told from its header before anything is decoded.
pub const PICTURE_PIXELS: u64 = 50_000_000;

/// The largest side of a picture in pixels, which is what JPEG and GIF can have; bounds the scaling of long thin ones.
pub const PICTURE_SIDE: u32 = 65_535;

/// The most bytes a picture may take once decoded: an A4 page scanned at 600 dpi in 16-bit colour fits.
pub const PICTURE_UNPACKED_BYTES: u64 = 256_000_000;

/// The most dots of a picture that an inch of paper can show: what has more is scaled down.
pub const DOTS_PER_INCH: u32 = 300;

/// The most passes of a JPEG; real progressive ones have about ten.
pub const JPEG_PASSES: usize = 64;

/// The most bytes that all picture files of a pack may have together.
pub const PICTURES_BYTES: usize = 200_000_000;

/// The most pixels that all pictures of a pack may have together.
pub const PICTURES_PIXELS: u64 = 500_000_000;

/// The most parts that all drawings of a pack may have together, each as often as it is drawn; hard reading counts as parts.
pub const DRAWINGS_PARTS: u64 = 1_000_000;

/// The longest drawing taken, in bytes.
pub const DRAWING_BYTES: usize = 2_000_000;

/// The most elements, texts and comments of a drawing.
pub const DRAWING_NODES: u32 = 100_000;

/// The most attributes of one element of XML: of a drawing, a sheet that is written anew, what a PDF says of itself.
pub const TAG_ATTRIBUTES: usize = 200;

/// The most namespaces that XML may declare.
pub const TAG_NAMESPACES: usize = 1_000;

/// The most bytes of style sheets in a drawing.
pub const DRAWING_STYLE_BYTES: usize = 100_000;

/// The most bytes of a `style` attribute of a drawing.
pub const DRAWING_STYLE_ATTRIBUTE: usize = 4_000;

/// The most `style` elements of a drawing.
pub const DRAWING_STYLES: usize = 100;

/// The most selectors of a drawing's style sheets times their declarations.
pub const DRAWING_STYLE_PAIRS: usize = 5_000_000;

/// The most parts a drawing may draw, each as often as it is referred to.
pub const DRAWING_PARTS: u64 = 200_000;

/// The most parts within parts of a drawing, following references: deeper recursion could overflow the stack.
pub const DRAWING_DEPTH: u32 = 64;

/// The most work a drawing may ask for: bytes of attributes read and conditions of style rules tried, as often as that is done.
pub const DRAWING_STEPS: u64 = 10_000_000;

/// The most parts of a drawing times its levels times the attributes of one element: what inheriting can cost.
pub const DRAWING_INHERITING: u64 = 100_000_000;

/// The most bitmaps inside a drawing.
pub const DRAWING_BITMAPS: usize = 20;

/// The most pixels of a bitmap inside a drawing: less than a picture of its own may have, since there can be many.
pub const DRAWING_BITMAP_PIXELS: u64 = 10_000_000;

/// The largest coordinate of a drawing, in its pixels, that is surely printed.
pub const DRAWING_COORDINATE: f32 = 1e9;

/// How many dashes or tiles of a pattern fit along the longer side of a drawing at most: finer ones bring viewers to a halt.
pub const DRAWING_FINEST: f32 = 50_000.0;
