"""What a photograph tells is seen whatever its form, and goes without a pixel changing."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zlib

import pillow_heif
import pytest
from PIL import Image, ImageCms, ImageOps
from PIL.PngImagePlugin import PngInfo

from localsite.traces import Damaged, Traces, as_jpeg, cleaned, form_of, traces

FORMS = ["JPEG", "PNG", "WEBP"]
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="43,44.1N" dc:creator="Secret"/></x:xmpmeta>'
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
NOTHING, PLACE = Traces(), Traces(place=True)


def photo(form="JPEG", **options):
    picture = Image.effect_noise((48, 32), 80).convert("RGB")
    picture.paste((220, 20, 20), (0, 0, 24, 16))
    return saved(picture, form, **options)


def saved(picture, form, **options):
    written = io.BytesIO()
    if form == "HEIF":
        pillow_heif.from_pillow(picture).save(written, quality=90, **options)
    else:
        picture.save(written, form, **({"lossless": True} if form == "WEBP" else {}) | options)
    return written.getvalue()


def exif(orientation=1, *, place=(43.0, 44.0, 1.5), device="SecretCamera", author="SecretAuthor"):
    made = Image.Exif()
    made[0x0112] = orientation
    if device:
        made[0x010F], made[0x013B] = device, author
    if place:
        found = made.get_ifd(0x8825)
        found[1], found[2], found[3], found[4] = "N", place, "E", place
    return made


def seen(data):
    """What a reader shows: the pixels upright, and the colours they are in."""
    # Pillow warns of second pictures that are not where they are said to be.
    with warnings.catch_warnings(action="ignore"):
        opened = Image.open(io.BytesIO(data))
    shown = ImageOps.exif_transpose(opened)
    return shown.size, shown.convert("RGBA").tobytes(), opened.info.get("icc_profile")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def segment(number, data):
    return bytes([0xFF, number]) + struct.pack(">H", len(data) + 2) + data


def with_segment(*segments):
    data = photo()
    return data[:2] + b"".join(segments) + data[2:]


def told(data):
    """What is left of a picture's secrets after it was cleaned: nothing."""
    return [mark for mark in (b"Secret", b"GPS", b"xmp", b"XMP", b"MPF", b"ftypmp4", b"tEXt", b"iTXt", b"zTXt", b"tIME") if mark in data]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_cleaned_picture_is_the_same_to_the_last_pixel_however_it_was_held(form, orientation):
    data = photo(form, exif=exif(orientation), icc_profile=PROFILE)
    clean = cleaned(data)
    assert traces(data) == Traces(place=True, person=True, device=True)
    assert seen(clean) == seen(data)
    assert Image.open(io.BytesIO(clean)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert (told(clean), traces(clean), cleaned(clean)) == ([], NOTHING, clean)
    found = dict(Image.open(io.BytesIO(clean)).getexif())
    assert found == ({0x0112: orientation} if orientation > 1 else {})


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_without_secrets_stays_as_it_is(form):
    for data in (photo(form), photo(form, icc_profile=PROFILE)):
        assert (traces(data), cleaned(data) == data) == (NOTHING, True)


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph_of_every_make_keeps_its_pixels(mode, progressive):
    picture = Image.effect_noise((70, 50), 60).convert(mode)
    options = {"progressive": progressive, "exif": exif(6), "comment": b"SecretComment", "restart_marker_blocks": 2}
    data = saved(picture, "JPEG", **options)
    assert seen(cleaned(data)) == seen(data)
    assert told(cleaned(data)) == []


@pytest.mark.parametrize("form", FORMS)
def test_xmp_tells_the_place_too_and_how_the_picture_is_turned(form):
    xmp = XMP.replace(b"dc:creator", b'tiff:Orientation="6" dc:creator')
    if form == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=True)
        data = photo(form, pnginfo=info)
    else:
        data = photo(form, xmp=xmp)
    assert traces(data) == Traces(place=True, person=True)
    assert told(cleaned(data)) == []
    assert seen(cleaned(data)) == seen(data)
    assert Image.open(io.BytesIO(cleaned(data))).getexif()[0x0112] == 6


def test_texts_of_a_png_go_packed_ones_too():
    info = PngInfo()
    info.add_text("Comment", "SecretComment")
    info.add_text("Author", "SecretAuthor", zip=True)
    info.add(b"tIME", b"\x07\xea\x0b\x1c\x02\x2a\x00")
    assert traces(photo("PNG", pnginfo=info)) == Traces(person=True, more=True)
    raw = PngInfo()
    block = exif(8).tobytes()
    raw.add_text("Raw profile type exif", f"\nexif\n{len(block):8}\n{block.hex()}\n", zip=True)
    data = photo("PNG", pnginfo=raw)
    assert traces(data) == Traces(place=True, person=True, device=True)
    assert seen(cleaned(data)) == seen(data)
    assert told(cleaned(data)) == []


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_moving_picture_still_moves(form):
    still = Image.effect_noise((16, 16), 60).convert("RGB")
    data = saved(still, form, save_all=True, append_images=[still.rotate(90)], duration=100, exif=exif(), lossless=True)
    clean = Image.open(io.BytesIO(cleaned(data)))
    assert (clean.n_frames, told(cleaned(data))) == (2, [])


def test_the_film_behind_a_photograph_goes_and_its_place_with_it():
    film = b"\0\0\0\x18ftypmp42Secret" + b"\xa9xyz\0\x12\x15\xc7+43.7310+007.4220/"
    data = photo()
    assert traces(data + film) == PLACE
    assert cleaned(data + film) == data
    assert traces(data + b"Secret") == Traces(more=True)
    assert cleaned(data + b"Secret") == data


def test_second_pictures_previews_and_words_of_an_agency_go():
    inside = photo(exif=exif())
    for data, expected in [
        (with_segment(segment(0xE2, b"MPF\0II*\0\x08\0\0\0\0\0")) + inside, Traces(place=True, person=True, device=True, more=True)),
        (with_segment(segment(0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0a\x1c\x02\x50\0\x06Secret")), Traces(person=True)),
        (with_segment(segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + XMP)), Traces(place=True, person=True)),
        (with_segment(segment(0xFE, b"Secret")), Traces(more=True)),
        (with_segment(segment(0xE0, b"JFXX\0\x10Secret")), Traces(more=True)),
    ]:
        assert traces(data) == expected
        assert (told(cleaned(data)), seen(cleaned(data))) == ([], seen(data))


def test_the_preview_of_an_uncropped_picture_goes():
    data = photo()
    thumbnail = b"\1\1" + b"\xff\0\0"
    longer = data[:2] + segment(0xE0, data[6:18] + thumbnail) + data[20:]
    assert (traces(longer), cleaned(longer) == data) == (Traces(more=True), True)


@pytest.mark.parametrize(("place", "tells"), [(None, False), ((0.0, 0.0, 0.0), False), ((43.0, 44.0, 1.5), True), ((0.0, 0.0, 1.0), True)])
def test_a_place_of_zeros_is_none(place, tells):
    assert traces(photo(exif=exif(place=place, device=""))).place is tells


def test_a_place_is_seen_whichever_way_its_numbers_are_written():
    for order in ("<", ">"):
        gps = struct.pack(order + "HHHII", 1, 2, 5, 3, 44) + b"\0\0\0\0" + struct.pack(order + "6I", 43, 1, 44, 1, 15, 10)
        tiff = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IHHHII", 8, 1, 0x8825, 4, 1, 26) + b"\0" * 4 + gps
        assert traces(with_segment(segment(0xE1, b"Exif\0\0" + tiff))).place


def test_a_photograph_of_an_iphone_is_seen_through_and_made_anew():
    data = saved(Image.new("RGB", (64, 48), (30, 140, 60)), "HEIF", exif=exif(6).tobytes(), xmp=XMP, icc_profile=PROFILE)
    assert (form_of(data), traces(data)) == ("HEIC", Traces(place=True, person=True, device=True))
    made = as_jpeg(data)
    opened = Image.open(io.BytesIO(made))
    heif = pillow_heif.open_heif(data)
    assert (opened.format, opened.size, opened.info.get("icc_profile")) == ("JPEG", heif.size, PROFILE)
    assert (told(made), traces(made), dict(opened.getexif())) == ([], NOTHING, {})
    assert all(abs(one - other) < 12 for one, other in zip(opened.getpixel((30, 20)), (30, 140, 60), strict=True))
    with pytest.raises(Damaged):
        cleaned(data)


def test_what_is_clear_in_an_iphones_picture_becomes_white():
    data = saved(Image.new("RGBA", (64, 48), (200, 0, 0, 0)), "HEIF")
    assert min(Image.open(io.BytesIO(as_jpeg(data))).getpixel((9, 9))) > 245


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"GIF89a", b"---\ntitle: a\n", b"RIFF\0\0\0\0WEBP", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic"]
)
def test_what_is_no_picture_tells_nothing_and_is_not_written(data):
    assert traces(data) == NOTHING
    with pytest.raises(Damaged):
        cleaned(data)
    with pytest.raises(Damaged):
        as_jpeg(data)


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_that_was_cut_off_still_tells_and_is_left_alone(form):
    data = photo(form, exif=exif())
    short = data[:-20] if form != "WEBP" else data[:-2]
    assert traces(short).place
    with pytest.raises(Damaged):
        cleaned(short)


def test_no_damage_whatever_breaks_the_program():
    seeds = [photo(form, exif=exif(6)) for form in FORMS] + [
        photo("PNG", pnginfo=None),
        saved(Image.new("RGB", (64, 64)), "HEIF", exif=exif().tobytes()),
    ]
    dice, outcomes = random.Random(11), set()
    for _ in range(4000):
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(min(len(data), dice.choice((300, len(data)))))] = dice.randrange(256)
        traces(bytes(data))
        try:
            clean = cleaned(bytes(data))
            outcomes.add("cleaned")
            assert cleaned(clean) == clean
        except Damaged:
            outcomes.add("damaged")
    assert outcomes == {"cleaned", "damaged"}


def test_a_text_that_unpacks_to_far_too_much_is_not_unpacked():
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 100_000_000, 9))
    data = photo("PNG")
    assert traces(data[:33] + bomb + data[33:]) == Traces(more=True)
    assert cleaned(data[:33] + bomb + data[33:]) == data
