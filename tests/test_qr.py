"""Does a telephone read the code of an address?"""

from __future__ import annotations

from io import BytesIO

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from localsite import qr


@pytest.mark.parametrize("address", ["https://a.example/s/b9sqmu/", "https://vitrines-condamine.example/un-dossier/s/b9sqmu/?x=é"])
def test_a_code_is_read_back_at_a_hundred_dots_an_inch(address: str) -> None:
    code = qr.code(address)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}"><path fill="#fff" d="M0 0h{code.size}v{code.size}h-{code.size}z"/><path d="{code.path}"/></svg>'  # noqa: E501
    picture = Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg, width=118))))  # 3 cm
    assert [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))] == [address]
