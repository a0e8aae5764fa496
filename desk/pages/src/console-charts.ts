// The statistics page's charts. Every figure stands in the table below its chart as well.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

interface ChartData {
  id: string;
  kind: "bar" | "line";
  columns: string[];
  rows: (string | number)[][];
}

// Colours that differ in lightness too, with a pattern of dashes for lines: readable without colour.
const COLOURS = ["#0017c1", "#d2a400", "#c74700", "#197a4b"];
const DASHES = [[], [6, 4], [2, 3], [10, 3]];

function draw(data: ChartData): void {
  const canvas = document.getElementById(`chart-${data.id}`);
  if (!(canvas instanceof HTMLCanvasElement)) return;
  const isLine = data.kind === "line";
  // A question's "answered" would dwarf what matters; the chart of misreadings leaves it to the table.
  const series = data.columns.slice(1).map((name, place) => ({ name, place })).filter(({ name }) => !name.startsWith("答え"));
  const many = series.length > 1;
  new Chart(canvas, {
    type: data.kind,
    data: {
      labels: data.rows.map((row) => String(row[0])),
      datasets: series.map(({ name, place }, index) => ({
        label: name,
        data: data.rows.map((row) => Number(row[place + 1])),
        backgroundColor: COLOURS[index % COLOURS.length],
        borderColor: COLOURS[index % COLOURS.length],
        borderDash: isLine ? DASHES[index % DASHES.length] : undefined,
        borderWidth: isLine ? 2 : 0,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: isLine ? "x" : "y",
      plugins: { legend: { display: many } },
      scales: { [isLine ? "y" : "x"]: { beginAtZero: true, ticks: { precision: 0 } } },
    },
  });
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
const holder = document.getElementById("chart-data");
for (const data of JSON.parse(holder?.dataset.charts ?? "[]") as ChartData[]) draw(data);
