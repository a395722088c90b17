import { amount, between, decimal, PLACES, phrase, pick, type Roll, sentence } from './dice.ts';
import type { Pdf } from './print-table.ts';

const put = (pdf: Pdf, text: string, x: number, y: number): Pdf => pdf.text(text, x, y, { lineBreak: false });

function paragraph(pdf: Pdf, roll: Roll, x: number, y: number, width: number, lines: number): number {
  let at = y;
  let words: string[] = [];
  for (let i = 0; i < lines; i++) {
    let line = '';
    for (;;) {
      if (words.length === 0) words = sentence(roll).split(' ');
      const longer = line === '' ? (words[0] ?? '') : `${line} ${words[0]}`;
      if (pdf.widthOfString(longer) > width) break;
      line = longer;
      words.shift();
    }
    const blanks = line.split(' ').length - 1;
    pdf.text(line, x, at, {
      lineBreak: false,
      wordSpacing: (width - pdf.widthOfString(line)) / Math.max(1, blanks),
    });
    at += 12;
  }
  return at + 6;
}

/** Pages that look like tables to a careless reader, and hold none. */
export const FALSE_PAGES: Record<string, (pdf: Pdf, roll: Roll) => void> = {
  contents: (pdf, roll) => {
    put(pdf, 'Contents', 60, 60);
    let page = 3;
    for (let i = 0; i < 30; i++) {
      const y = 90 + i * 16;
      const x = 60 + (i % 4 ? 18 : 0);
      const text = `${Math.floor(i / 4) + 1}${i % 4 ? `.${i % 4}` : ''} ${phrase(roll, between(roll, 2, 7))}`;
      put(pdf, text, x, y);
      const width = pdf.widthOfString(text);
      put(pdf, '.'.repeat(Math.floor((505 - x - width) / pdf.widthOfString('.'))), x + width + 3, y);
      put(pdf, String(page), 520 - pdf.widthOfString(String(page)), y);
      page += between(roll, 0, 5);
    }
  },
  bareContents: (pdf, roll) => {
    put(pdf, 'Table of contents', 60, 60);
    let page = 1;
    for (let i = 0; i < 24; i++) {
      put(pdf, `${i + 1}.`, 60, 90 + i * 18);
      put(pdf, phrase(roll, between(roll, 2, 7)), 90, 90 + i * 18);
      put(pdf, String(page), 520 - pdf.widthOfString(String(page)), 90 + i * 18);
      page += between(roll, 1, 6);
    }
  },
  twoColumns: (pdf, roll) => {
    for (const x of [56, 310]) {
      let y = 60;
      while (y < 720) y = paragraph(pdf, roll, x, y, 230, between(roll, 4, 9));
    }
  },
  threeColumns: (pdf, roll) => {
    pdf.fontSize(8.5);
    for (const x of [50, 220, 390]) {
      let y = 60;
      while (y < 720) y = paragraph(pdf, roll, x, y, 152, between(roll, 4, 9));
    }
  },
  bullets: (pdf, roll) => {
    let y = paragraph(pdf, roll, 60, 60, 470, 5);
    for (let i = 0; i < 14; i++) {
      put(pdf, '•', 66, y);
      y = paragraph(pdf, roll, 84, y, 440, between(roll, 1, 3)) - 3;
    }
  },
  references: (pdf, roll) => {
    put(pdf, 'References', 60, 60);
    let y = 84;
    for (let i = 1; i <= 18; i++) {
      put(pdf, `[${i}]`, 60, y);
      put(pdf, `${pick(roll, PLACES)} A., ${pick(roll, PLACES)} B. ${phrase(roll, 6)}.`, 84, y);
      put(
        pdf,
        `${phrase(roll, 3)} ${between(roll, 1, 40)}, ${between(roll, 1, 300)}–${between(roll, 301, 700)}, ${between(roll, 1980, 2023)}.`,
        84,
        y + 12,
      );
      y += 28;
    }
  },
  form: (pdf, roll) => {
    put(pdf, 'Application for support', 60, 60);
    for (let i = 0; i < 14; i++) {
      put(pdf, `${phrase(roll, between(roll, 1, 3))}:`, 60, 100 + i * 30);
      pdf
        .moveTo(220, 110 + i * 30)
        .lineTo(520, 110 + i * 30)
        .lineWidth(0.5)
        .stroke();
    }
    for (let i = 0; i < 4; i++) {
      pdf.rect(60, 540 + i * 22, 10, 10).stroke();
      put(pdf, phrase(roll, 5), 80, 541 + i * 22);
    }
  },
  bars: (pdf, roll) => {
    paragraph(pdf, roll, 60, 60, 470, 6);
    put(pdf, 'Figure 1. Share of persons', 60, 160);
    pdf.moveTo(110, 180).lineTo(110, 420).stroke().moveTo(110, 420).lineTo(500, 420).stroke();
    for (let i = 0; i <= 6; i++) {
      put(pdf, String(i * 20), 88, 415 - i * 40);
      pdf
        .moveTo(110, 420 - i * 40)
        .lineTo(500, 420 - i * 40)
        .lineWidth(0.3)
        .stroke('#999');
    }
    for (let i = 0; i < 9; i++) {
      const height = between(roll, 30, 230);
      pdf.rect(125 + i * 42, 420 - height, 24, height).fill('#7799bb');
      pdf.fillColor('#000');
      put(pdf, String(2012 + i), 125 + i * 42, 426);
      put(pdf, decimal(roll), 125 + i * 42, 408 - height);
    }
    paragraph(pdf, roll, 60, 460, 470, 8);
  },
  lines: (pdf, roll) => {
    put(pdf, 'Figure 2. Development by year', 60, 60);
    pdf.rect(90, 80, 420, 260).stroke();
    for (let i = 0; i < 6; i++) {
      put(pdf, `${i * 10}%`, 66, 332 - i * 50);
      put(pdf, `${2000 + i * 4}`, 84 + i * 82, 346);
    }
    PLACES.slice(0, 5).forEach((place, i) => {
      pdf.moveTo(90, 300 - i * 30);
      for (let k = 1; k <= 10; k++) pdf.lineTo(90 + k * 42, between(roll, 100, 330));
      pdf.stroke();
      put(pdf, place, 120 + i * 80, 372);
    });
    paragraph(pdf, roll, 60, 420, 470, 14);
  },
  glossary: (pdf, roll) => {
    let y = 60;
    for (let i = 0; i < 12; i++) {
      pdf.font('Times-Bold');
      put(pdf, phrase(roll, between(roll, 1, 3)), 60, y);
      pdf.font('Times-Roman');
      y = paragraph(pdf, roll, 60, y + 13, 470, between(roll, 2, 4));
    }
  },
  letter: (pdf, roll) => {
    ['The Ministry', 'Long Street 4', '1000 Town'].forEach((t, i) => {
      put(pdf, t, 60, 60 + i * 13);
    });
    ['Your reference: 12-3', 'Our reference: 45/2023', 'Date: 4 May 2023'].forEach((t, i) => {
      put(pdf, t, 380, 60 + i * 13);
    });
    let y = 150;
    for (let i = 0; i < 4; i++) y = paragraph(pdf, roll, 60, y, 470, 6);
    put(pdf, 'The director', 60, y + 40);
    put(pdf, 'The secretary', 380, y + 40);
  },
  index: (pdf, roll) => {
    pdf.fontSize(8.5);
    for (const x of [56, 230, 404])
      for (let i = 0; i < 55; i++)
        put(
          pdf,
          `${phrase(roll, between(roll, 1, 2)).toLowerCase()}, ${between(roll, 1, 200)}${roll() < 0.4 ? `, ${between(roll, 201, 300)}` : ''}`,
          x + (i % 3 ? 8 : 0),
          60 + i * 12,
        );
  },
  formulas: (pdf, roll) => {
    let y = 60;
    for (let i = 1; i < 8; i++) {
      y = paragraph(pdf, roll, 60, y, 470, between(roll, 3, 6));
      put(pdf, `y = a + b${i} x + c${i} z`, 220, y + 4);
      put(pdf, `(${i})`, 510, y + 4);
      y += 26;
    }
  },
  figures: (pdf, roll) => {
    let y = 60;
    for (let i = 0; i < 7; i++) {
      put(pdf, `${i + 1}.${between(roll, 1, 4)}  ${phrase(roll, 4)}`, 60, y);
      y = paragraph(pdf, roll, 60, y + 18, 470, between(roll, 3, 7));
      put(
        pdf,
        `In ${between(roll, 1990, 2020)} it was ${amount(roll)}, and ${amount(roll)} in the year after.`,
        60,
        y,
      );
      y += 24;
    }
  },
};
